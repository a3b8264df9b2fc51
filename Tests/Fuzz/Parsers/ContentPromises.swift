import Casework
import Guidance
import Instruments

@testable import Content

extension Promises {
  static func questionnaire(_ bytes: [UInt8]) throws(Parser.Broken) {
    let outcome = Result { () throws(ContentProblem) in try Questionnaire(fhir: bytes, file: "x.json") }
    if case .failure(let problem) = outcome { try hold(!problem.what.isEmpty, "a refusal says what is wrong") }
  }

  static func story(_ text: String) throws(Parser.Broken) {
    switch Result(catching: { () throws(ContentProblems) in try StoryReader.story(text, file: "x.yaml") }) {
    case .success(let story):
      let days = story.entries.map(\.day)
      try hold(days == days.sorted(), "entries stand in the order of their days")
    case .failure(let found):
      try hold(!found.problems.isEmpty, "a refusal says what is wrong")
      try hold(found.problems.allSatisfy { $0.file == "x.yaml" && $0.line >= 0 }, "and where")
    }
  }

  static func cases(_ text: String) throws(Parser.Broken) {
    let outcome = Result { () throws(ContentProblems) in try StoryReader.cases(text, file: "x.yaml") }
    if case .failure(let found) = outcome { try hold(!found.problems.isEmpty, "a refusal says what is wrong") }
  }

  static func norm(_ text: String) throws(Parser.Broken) {
    guard let place = try? YamlNode.parse(text, file: "x.yaml") else { return }
    let (norm, problems) = NormReader(sources: ["HF1": "Kilden"]).read(place)
    try hold((norm == nil) != problems.isEmpty, "a recommendation is read whole, or said what is wrong with")
    try hold(problems.allSatisfy { $0.file == "x.yaml" && $0.line >= 0 }, "and where")
  }

  static func instrument(_ text: String) throws(Parser.Broken) {
    guard let place = try? YamlNode.parse(text, file: "x.yaml") else { return }
    let (instrument, problems) = InstrumentReader.read(place)
    try hold((instrument == nil) != problems.isEmpty, "an instrument is read whole, or said what is wrong with")
    guard let instrument else { return }
    // An instrument that was let in can be answered with anything that its own scales have.
    for pick in [\[AnswerOption].first, \[AnswerOption].last] {
      let answers = instrument.items.compactMap { item in item.options[keyPath: pick].map { (item.id, $0.value) } }
      let outcome = Result { () throws(ScoreError) in
        try instrument.score(Dictionary(answers, uniquingKeysWith: { first, _ in first }))
      }
      guard case .success(let score) = outcome, let total = score.total else { continue }
      try hold(instrument.range.contains(total), "a sum is one that the instrument can have")
    }
  }
}

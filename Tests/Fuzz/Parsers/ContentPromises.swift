import Casework
import Content
import Instruments

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
}

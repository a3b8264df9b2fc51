import Content

extension Promises {
  static func questionnaire(_ bytes: [UInt8]) throws(Parser.Broken) {
    do {
      _ = try Questionnaire(fhir: bytes, file: "x.json")
    } catch {
      try hold(!error.description.isEmpty, "a refusal says something")
    }
  }

  static func story(_ text: String) throws(Parser.Broken) {
    do {
      let story = try StoryReader.story(text, file: "x.yaml")
      let days = story.entries.map(\.day)
      try hold(days == days.sorted(), "entries stand in the order of their days")
    } catch {
      try hold(!error.problems.isEmpty, "a refusal says what is wrong")
      try hold(error.problems.allSatisfy { $0.file == "x.yaml" && $0.line >= 0 }, "and where")
    }
  }

  static func cases(_ text: String) throws(Parser.Broken) {
    do {
      _ = try StoryReader.cases(text, file: "x.yaml")
    } catch {
      try hold(!error.problems.isEmpty, "a refusal says what is wrong")
    }
  }
}

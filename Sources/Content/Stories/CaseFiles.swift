internal import Foundation

/// Finds and runs the cases that stand beside the recommendations, and stories in a folder.
public enum CaseFiles {
  /// Every case of every recommendation, with its file. Throws all problems of all files at once.
  public static func cases(folder: String) throws(ContentProblems) -> [Story] {
    try read(folder: folder + "/recommendations", suffix: ".cases.yaml") { text, file throws(ContentProblems) in
      try StoryReader.cases(text, file: file)
    }
  }

  /// Every story in a folder.
  public static func stories(folder: String) throws(ContentProblems) -> [Story] {
    try read(folder: folder, suffix: ".yaml") { text, file throws(ContentProblems) in
      [try StoryReader.story(text, file: file)]
    }
  }

  private static func read(
    folder: String, suffix: String, _ parse: (String, String) throws(ContentProblems) -> [Story]
  ) throws(ContentProblems) -> [Story] {
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    var stories: [Story] = []
    var problems: [ContentProblem] = []
    for name in names.filter({ $0.hasSuffix(suffix) }).sorted() {
      let text = FileManager.default.contents(atPath: folder + "/" + name).flatMap { String(data: $0, encoding: .utf8) }
      guard let text else {
        problems.append(ContentProblem(file: name, line: 0, what: "Filen kan ikke leses som UTF-8."))
        continue
      }
      do throws(ContentProblems) {
        stories += try parse(text, name)
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw ContentProblems(problems) }
    return stories
  }
}

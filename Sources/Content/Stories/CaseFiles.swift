internal import Foundation

/// Finds and runs the cases that stand beside the recommendations, and stories in a folder.
public enum CaseFiles {
  /// Every case beside the recommendations of one edition, of the sources that have no editions, and of a
  /// municipality's own. Throws all problems of all files at once.
  ///
  /// - Parameter edition: the edition's folder; nil for the editions that build on no other.
  public static func cases(
    folder: String, edition: String? = nil, municipalityFolder: String = "demo"
  ) throws(ContentProblems) -> [Story] {
    let later = laterEditions(folder)
    let national = try read(folder: folder + "/recommendations", suffix: ".cases.yaml", leavingOut: later, parse)
    let others = try edition.map { name throws(ContentProblems) in
      try read(folder: "\(folder)/recommendations/\(name)", suffix: ".cases.yaml", parse)
    }
    let local = try read(
      folder: "\(folder)/local/\(municipalityFolder)/recommendations", suffix: ".cases.yaml", parse)
    return (others ?? national) + local
  }

  /// The cases of one recommendation, as the edition has them; none where they cannot be read.
  ///
  /// - Parameter edition: the folder looked in first: what it has not written anew stands in the one it builds on.
  public static func cases(
    of norm: String, edition: String, folder: String, municipalityFolder: String
  ) -> [Story] {
    let later = laterEditions(folder)
    let places: [(folder: String, without: [String])] = [
      ("\(folder)/recommendations/\(edition)", []), ("\(folder)/recommendations", later),
      ("\(folder)/local/\(municipalityFolder)/recommendations", []),
    ]
    for place in places {
      let wanted = { (name: String) in name.split(separator: "/").last?.hasPrefix("\(norm)-") ?? false }
      let found = try? read(
        folder: place.folder, suffix: ".cases.yaml", leavingOut: place.without, where: wanted, parse)
      if let found, !found.isEmpty { return found }
    }
    return []
  }

  /// The folders of editions that build on another; their cases hold under that edition only.
  public static func laterEditions(_ folder: String) -> [String] {
    var files = ContentFolder(root: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/recommendations")) ?? []
    return names.sorted().filter { name in
      let path = "recommendations/\(name)/\(EditionFolder.fileName)"
      guard files.exists(path), let place = files.file(path) else { return false }
      return YamlMap(place).optional("bygger på") != nil
    }
  }

  private static func parse(_ text: String, _ file: String) throws(ContentProblems) -> [Story] {
    try StoryReader.cases(text, file: file)
  }

  /// Every story in a folder.
  public static func stories(folder: String) throws(ContentProblems) -> [Story] {
    try read(folder: folder, suffix: ".yaml") { text, file throws(ContentProblems) in
      [try StoryReader.story(text, file: file)]
    }
  }

  private static func read(
    folder: String, suffix: String, leavingOut: [String] = [], where isWanted: (String) -> Bool = { _ in true },
    _ parse: (String, String) throws(ContentProblems) -> [Story]
  ) throws(ContentProblems) -> [Story] {
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    var stories: [Story] = []
    var problems: [ContentProblem] = []
    let wanted = names.filter { name in
      name.hasSuffix(suffix) && isWanted(name) && !leavingOut.contains { name.hasPrefix($0 + "/") }
    }
    for name in wanted.sorted() {
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

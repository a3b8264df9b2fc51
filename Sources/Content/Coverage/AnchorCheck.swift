internal import Foundation
public import Guidance

/// Holds each anchor phrase, and the line it is said to stand on, against the text of its source.
public struct AnchorCheck: Sendable {
  /// How many anchors stand where they say.
  public let found: Int
  /// How many could not be looked for, because their source has no text here.
  public let withoutText: Int

  /// - Parameters:
  ///   - folder: the content.
  ///   - texts: a folder with the sources' texts, each named by its number in content: `001_….txt`.
  /// - Throws: every anchor that does not stand there, with the nearest place.
  public init(folder: String, texts: String, sources: [Guidance.Source]) throws(ContentProblems) {
    var files = ContentFolder(root: folder)
    let read = Self.read(texts, sources, &files)
    var (found, withoutText) = (0, 0)
    for folder in ["recommendations", "topics", "measures", "service"]
    where folder != "service" || files.exists(folder) {
      for place in files.files(under: folder) {
        guard let kilde = YamlMap(place).optional("kilde") else { continue }
        let map = YamlMap(kilde)
        guard let anchor = map.optional("anker"), let phrase = anchor.text else { continue }
        guard let text = read[map.optionalText("dokument") ?? ""] else {
          withoutText += 1
          continue
        }
        if let problem = Self.problem(phrase, said: map.optional("linje"), in: text, anchor) {
          files.add([problem])
        } else {
          found += 1
        }
      }
    }
    guard files.problems.isEmpty else { throw ContentProblems(files.problems) }
    (self.found, self.withoutText) = (found, withoutText)
  }

  /// The texts by the id of their source.
  private static func read(
    _ folder: String, _ sources: [Guidance.Source], _ files: inout ContentFolder
  ) -> [String: SourceText] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var texts: [String: SourceText] = [:]
    for source in sources {
      guard let number = source.file else { continue }
      let name = names.first { $0.hasPrefix(number) && $0.hasSuffix(".txt") }
      let data = name.flatMap { FileManager.default.contents(atPath: folder + "/" + $0) }
      guard let text = data.flatMap({ String(data: $0, encoding: .utf8) }) else {
        files.add([
          ContentProblem(
            file: "sources/\(source.id).yaml", line: 0, what: "Teksten \(number) finnes ikke i \(folder).",
            mend: "Oppgi mappen med kildetekstene med --sources.")
        ])
        continue
      }
      texts[source.id] = SourceText(text)
    }
    return texts
  }

  private static func problem(
    _ phrase: String, said: YamlNode?, in text: SourceText, _ anchor: YamlNode
  ) -> ContentProblem? {
    let lines = text.lines(of: phrase)
    guard !lines.isEmpty else {
      let near = text.nearest(to: phrase).map { "Nærmest er linje \($0.line): «\($0.words)»." } ?? ""
      return anchor.problem("Ankeret «\(phrase)» står ikke i kilden.", near)
    }
    guard let said, let line = said.text.flatMap({ Int($0) }), !lines.contains(line) else { return nil }
    let places = lines.map(String.init).joined(separator: ", ")
    return said.problem("Ankeret står ikke på linje \(line).", "Det står på linje \(places).")
  }
}

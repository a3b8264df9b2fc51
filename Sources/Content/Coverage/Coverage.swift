public import Desk
internal import Guidance

/// Where each requirement of the sources is met, held against the content that meets it.
public struct Coverage: Sendable {
  /// How a requirement is met.
  public enum Meeting: String, Sendable, CaseIterable {
    case recommendation = "anbefaling"
    case topic = "tema"
    case measure = "tiltak"
    /// Something the system always does, held by a test.
    case property = "egenskap"
    case definition = "definisjon"
    /// Not met yet.
    case later = "senere sak"
  }

  public let requirements: [Requirement]
  /// The chapters in which every requirement has a row.
  public let chapters: [String]
  let meetings: [String: Meeting]

  /// - Throws: every id without a row, every row that points at nothing, and every norm that nobody counted.
  public static func load(folder: String, knowledge: Knowledge) throws(ContentProblems) -> Coverage {
    var files = ContentFolder(root: folder)
    let requirements = Requirement.all(&files)
    var reader = CoverageReader(requirements: requirements, knowledge: knowledge.asTheSourcesSay)
    let coverage = reader.read(&files)
    guard files.problems.isEmpty else { throw ContentProblems(files.problems) }
    return coverage
  }

  /// How many requirements of a chapter there are, and how they are met.
  public struct Tally: Hashable, Sendable {
    public let chapter: String
    public let total: Int
    public let met: [Meeting: Int]

    /// `HF2 54: 27 anbefaling, 24 tiltak, 3 senere`
    public var words: String {
      let parts = Meeting.allCases.compactMap { kind in
        met[kind].map { "\($0) \(kind == .later ? "senere" : kind.rawValue)" }
      }
      return "\(chapter) \(total): \(parts.joined(separator: ", "))"
    }
  }

  /// One tally for each chapter, in the order of the requirements. What has no row comes later.
  public var tallies: [Tally] {
    var order: [String] = []
    for requirement in requirements where !order.contains(requirement.chapter) { order.append(requirement.chapter) }
    let chapters = Dictionary(grouping: requirements, by: \.chapter)
    return order.map { chapter in
      let all = chapters[chapter, default: []]
      let met = Dictionary(grouping: all) { meetings[$0.id] ?? .later }.mapValues(\.count)
      return Tally(chapter: chapter, total: all.count, met: met)
    }
  }
}

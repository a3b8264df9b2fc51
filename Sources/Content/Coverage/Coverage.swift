public import Desk
internal import Guidance

/// Where each requirement of the sources is met, held against the content that meets it.
public struct Coverage: Sendable {
  /// How a requirement is met.
  public enum Meeting: String, Sendable, CaseIterable {
    case recommendation = "anbefaling"
    case topic = "tema"
    case measure = "tiltak"
    /// A question that the leader answers about the service.
    case service = "tjenestenorm"
    /// Something the system always does, held by a test.
    case property = "egenskap"
    /// Told to everybody.
    case publicInformation = "offentlig informasjon"
    case definition = "definisjon"
    /// Not met yet.
    case later = "senere sak"
    case notComputable = "ikke beregnbar"

    /// The heading of its column.
    public var short: String {
      switch self {
      case .publicInformation: "offentlig"
      case .later: "senere"
      default: rawValue
      }
    }
  }

  public let requirements: [Requirement]
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

  /// How one requirement is met.
  public func meeting(of id: String) -> Meeting? { meetings[id] }

  /// How many requirements of a chapter there are, and how they are met.
  public struct Tally: Hashable, Sendable {
    public let chapter: String
    public let total: Int
    public let met: [Meeting: Int]
  }

  /// One tally for each chapter, in the order of the requirements.
  public var tallies: [Tally] {
    var order: [String] = []
    for requirement in requirements where !order.contains(requirement.chapter) { order.append(requirement.chapter) }
    let chapters = Dictionary(grouping: requirements, by: \.chapter)
    return order.map { chapter in
      let all = chapters[chapter, default: []]
      return Tally(
        chapter: chapter, total: all.count,
        met: all.reduce(into: [:]) { met, requirement in
          if let meeting = meetings[requirement.id] { met[meeting, default: 0] += 1 }
        })
    }
  }

  /// Chapters down, kinds across, as lines for a terminal.
  public var table: [String] {
    let kinds = Meeting.allCases.filter { kind in meetings.values.contains(kind) }
    let widths = kinds.map { max($0.short.count, 5) }
    func line(_ first: String, _ total: String, _ cells: [String]) -> String {
      let parts = [pad(first, 4, left: false), pad(total, 5)] + zip(cells, widths).map { pad($0, $1) }
      return parts.joined(separator: "  ")
    }
    let rows = tallies.map { tally in
      line(tally.chapter, String(tally.total), kinds.map { tally.met[$0].map(String.init) ?? "·" })
    }
    let sums = kinds.map { kind in String(meetings.values.count { $0 == kind }) }
    return [line("", "krav", kinds.map(\.short))] + rows + [line("Sum", String(requirements.count), sums)]
  }

  private func pad(_ text: String, _ width: Int, left: Bool = true) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? space + text : text + space
  }
}

public import Casework

/// How many records two guides treat differently, norm by norm, while they are gone through.
public struct EditionTally: Sendable {
  /// How many records of each change are kept by id; the count goes on.
  public static let kept = 200

  public struct Row: Hashable, Sendable {
    public let norm: String
    public let change: GuideComparison.Change
    public let count: Int
    /// The first of them, at most ``EditionTally/kept``.
    public let records: [RecordID]
  }

  private struct Key: Hashable {
    let norm: String
    let change: GuideComparison.Change
  }

  /// How many records were compared.
  public private(set) var compared = 0
  /// How many of them are treated differently in some way.
  public private(set) var differing = 0
  private var counts: [Key: Int] = [:]
  private var records: [Key: [RecordID]] = [:]

  public init() {}

  public mutating func add(_ record: RecordID, _ treatments: [GuideComparison.Treatment]) {
    compared += 1
    if !treatments.isEmpty { differing += 1 }
    for treatment in treatments {
      let key = Key(norm: treatment.norm, change: treatment.change)
      counts[key, default: 0] += 1
      if records[key, default: []].count < Self.kept { records[key, default: []].append(record) }
    }
  }

  /// One row for each norm and change, in the order of the comparison, the largest change of a norm first.
  public func rows(in order: [NormDifference]) -> [Row] {
    let places = Dictionary(order.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return counts.map { key, count in
      Row(norm: key.norm, change: key.change, count: count, records: records[key, default: []])
    }.sorted {
      let (left, right) = (places[$0.norm] ?? .max, places[$1.norm] ?? .max)
      return (left, -$0.count, $0.change.words) < (right, -$1.count, $1.change.words)
    }
  }
}

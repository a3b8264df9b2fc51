public import Casework
public import Desk
internal import Seals

/// What is wrong with one stream, or with all of them together.
public struct ChainFault: Hashable, Sendable {
  /// Nil for what concerns the municipality's whole journal.
  public let record: RecordID?
  public let what: String
}

/// What a walk through every chain found.
public struct ChainReport: Sendable {
  public var streams = 0
  public var entries = 0
  /// Entries whose content a decision has taken out.
  public var emptied = 0
  public var faults: [ChainFault] = []
  /// The sum of all streams' marks, as 64 hexadecimal digits: alike only for journals that are alike.
  public var head = ""

  public init() {}
}

extension JournalStore {
  /// Walks every chain, opens every seal, and finds what has been changed, taken away, put in or put in another order by
  /// anybody but the program.
  public func checkChains() async throws(StoreFailure) -> ChainReport {
    let own = try await seals.own()
    var report = ChainReport()
    report.faults = try await engine.damage().map { ChainFault(record: nil, what: $0) }
    var sum = MarkSum()
    var cursor = ""
    while true {
      let values = text(cursor)
      let records = try await engine.read { connection in
        try connection.rows(
          """
          SELECT DISTINCT record FROM journal WHERE municipality = ? AND record > ?
          UNION SELECT record FROM chain_head WHERE municipality = ? AND record > ? ORDER BY record LIMIT 100
          """, values + values
        ).map { try $0.text(0) }
      }
      guard let last = records.last else { break }
      let streams = try await engine.read { [municipality, seals] connection in
        try records.map { try StreamCheck($0, municipality, own, seals, connection) }
      }
      for stream in streams {
        report.streams += 1
        report.entries += stream.entries
        report.emptied += stream.emptied
        report.faults += stream.faults.map { ChainFault(record: stream.record, what: $0) }
        if let mark = stream.mark { sum = sum + mark }
      }
      cursor = last
    }
    let place = municipality
    let head = try await engine.read { try JournalHead.read(own, $0, place) }
    report.head = sum.hexadecimal
    report.faults += Self.faults(head, report, sum).map { ChainFault(record: nil, what: $0) }
    return report
  }

  private static func faults(_ head: JournalHead?, _ report: ChainReport, _ sum: MarkSum) -> [String] {
    guard let head else { return ["Kommunens kjedehode er borte."] }
    var faults: [String] = []
    if !head.isMarked { faults.append("Kommunens kjedehode er endret av noen uten nøkkelen.") }
    if head.streams != report.streams {
      faults.append("Det skal være \(head.streams) journaler og henvendelser, og det er \(report.streams).")
    }
    if head.entries != report.entries {
      faults.append("Det skal være \(head.entries) innslag, og det er \(report.entries).")
    }
    if head.sum != sum { faults.append("Summen av alle kjedene er ikke den som er skrevet ned.") }
    return faults
  }

  /// How many streams and entries there should be, and the digits that are alike only for journals that are alike.
  public func journalHead() async throws(StoreFailure) -> (streams: Int, entries: Int, head: String) {
    let own = try await seals.own()
    let place = municipality
    guard let head = try await engine.read({ try JournalHead.read(own, $0, place) }) else {
      throw SealFailure.missing(record: "")
    }
    return (head.streams, head.entries, head.sum.hexadecimal)
  }
}

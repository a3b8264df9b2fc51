internal import Casework
public import CivilTime
public import Desk

extension JournalStore {
  public func queue(after: String?, limit: Int) async throws(StoreFailure) -> ListPage<EnquiryRow> {
    let place = municipality
    let limit = max(limit, 1)
    let cursor = after.flatMap(QueueCursor.init(text:))
    let own = try await seals.own()
    return try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT \(EnquiryTable.columns) FROM enquiry e WHERE e.municipality = ? AND e.is_open = 1
          AND (e.urgency_rank, e.received, e.id) > (?, ?, ?) ORDER BY e.urgency_rank, e.received, e.id LIMIT ?
        """, [place] + (cursor ?? .start).values + [.integer(limit + 1)]
      ).map { try EnquiryTable.row($0, own) }
      let total = try connection.count(
        "SELECT COUNT(*) FROM enquiry WHERE municipality = ? AND is_open = 1", [place])
      let shown = Array(rows.prefix(limit))
      let next = rows.count > limit ? shown.last.map { QueueCursor($0).text } : nil
      return ListPage(rows: shown, next: next, total: total)
    }
  }

  public func erasedEnquiries(since: Moment, limit: Int) async throws(StoreFailure) -> [EnquiryRow] {
    let (place, own) = (municipality, try await seals.own())
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(EnquiryTable.columns) FROM enquiry e WHERE e.municipality = ? AND e.erased >= ?
        ORDER BY e.erased DESC LIMIT ?
        """, [place, .integer(since.milliseconds), .integer(limit)]
      ).map { try EnquiryTable.row($0, own) }
    }
  }

  public func queueFigures(now: Moment) async throws(StoreFailure) -> QueueFigures {
    let place = municipality
    let monthAgo = now.adding(minutes: -30 * 24 * 60)
    return try await engine.read { connection in
      let waiting = try connection.first(
        "SELECT COUNT(*), MIN(received) FROM enquiry WHERE municipality = ? AND is_waiting = 1", [place])
      let answers = try connection.rows(
        """
        SELECT answered - received FROM enquiry WHERE municipality = ? AND answered >= ? AND answered <= ?
        """, [place, .integer(monthAgo.milliseconds), .integer(now.milliseconds)]
      ).map { try $0.integer(0) }
      guard let waiting else { return QueueFigures(waiting: 0, longestSince: nil, medianAnswer: nil) }
      var reader = SQLRowReader(waiting)
      return QueueFigures(
        waiting: try reader.int(), longestSince: try reader.moment(), medianAnswer: median(answers))
    }
  }

  private func median(_ numbers: [Int64]) -> Int64? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

/// The place in the queue after one enquiry: how urgent it was, since when, and which.
private struct QueueCursor: Sendable {
  let rank: Int
  let received: Int64
  let id: String

  static let start = QueueCursor(rank: -1, received: 0, id: "")

  init(rank: Int, received: Int64, id: String) { (self.rank, self.received, self.id) = (rank, received, id) }

  init(_ row: EnquiryRow) { self.init(rank: row.urgency.rank, received: row.received.milliseconds, id: row.id.text) }

  init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 2)
    guard parts.count == 3, let rank = Int(parts[0]), let received = Int64(parts[1]) else { return nil }
    self.init(rank: rank, received: received, id: String(parts[2]))
  }

  var text: String { "\(rank).\(received).\(id)" }
  var values: [SQLValue] { [.integer(rank), .integer(received), .text(id)] }
}

internal import Casework
internal import Desk
internal import Foundation
internal import Seals

/// Seals what a program of before the seals wrote in the open, a batch at a time.
struct PlainSealing: Sendable {
  enum Step: Sendable {
    case records, enquiries, persons, queue, tasks, appointments, drafts, parkedForms

    var isOfStreams: Bool { self == .records || self == .enquiries }
  }

  static let steps: [Step] = [.records, .enquiries, .persons, .queue, .tasks, .appointments, .drafts, .parkedForms]
  private static let batch = 100

  let municipality: SQLValue
  let own: OwnKey
  let seals: SealRing

  /// What a batch has sealed: nothing when there was nothing left.
  struct Batch: Sendable {
    var count: Int
    /// The key of its last row, where the next batch begins.
    var last: String
    var change = HeadChange.none
  }

  /// Seals the next of what is left from a key on.
  func next(_ step: Step, from key: String, _ connection: any Connection) throws -> Batch {
    switch step {
    case .records: try streams("case_state", key, connection)
    case .enquiries: try streams("enquiry_state", key, connection)
    case .persons: try persons(key, connection)
    case .queue: try queue(key, connection)
    case .tasks: try parts(PartTables.tasks, text: "what", key, connection)
    case .appointments: try parts(PartTables.appointments, text: "place", key, connection)
    case .drafts: try drafts(key, connection)
    case .parkedForms: try parkedForms(key, connection)
    }
  }

  /// The first column is the key that the table is walked by.
  private func left(
    _ columns: [String], _ table: String, _ key: String, _ connection: any Connection
  ) throws -> [SQLRow] {
    try connection.rows(
      """
      SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE municipality = ? AND \(columns[0]) >= ?
        AND sealed IS NULL ORDER BY \(columns[0]) LIMIT ?
      """, [municipality, .text(key), .integer(Self.batch)])
  }

  private func batch(_ rows: [SQLRow]) throws -> Batch { Batch(count: rows.count, last: try rows.last?.text(0) ?? "") }

  /// Whole streams: the entries with their chain, the key, and the state.
  private func streams(_ table: String, _ first: String, _ connection: any Connection) throws -> Batch {
    let rows = try left(["record", "version", "plain"], table, first, connection)
    var batch = try batch(rows)
    for row in rows {
      let (record, version) = (try row.text(0), Int(try row.integer(1)))
      let place = [municipality, SQLValue.text(record)]
      let key = DataKey.random()
      let content = seals.content(of: record, StreamKey(data: key))
      try connection.run(SealRing.insert, try seals.row(wrapping: key, of: record))
      batch.change = batch.change + (try entries(of: content, place, connection))
      try connection.run(
        "UPDATE \(table) SET sealed = ?, plain = '' WHERE municipality = ? AND record = ?",
        [try content.seal(plainState: try row.text(2), version: version)] + place)
    }
    return batch
  }

  private func entries(
    of content: SealedContent, _ place: [SQLValue], _ connection: any Connection
  ) throws -> HeadChange {
    let columns = EntryRow.envelope
    let rows = try connection.rows(
      "SELECT \(columns), plain FROM journal WHERE municipality = ? AND record = ? ORDER BY version", place)
    let head = ChainHead(version: 0, digest: Chain.beginning, mark: nil)
    var digest = head.digest
    for row in rows {
      let version = Int(try row.integer(1))
      let plain = try row.text(12)
      let envelope = SealedEntry.envelope(place + row.values.prefix(12))
      let event = try StoredText.decode(Event.self, plain, of: "journalen \(content.record)")
      let detail = event.openDetail
      let sealed = try content.seal(plain: plain, envelope: envelope)
      let digestOfContent = Chain.digest(sealed, detail: detail)
      digest = Chain.next(
        after: digest, envelope: envelope, content: digestOfContent)
      try connection.run(
        """
        UPDATE journal SET plain = '', sealed = ?, detail = ?, content_digest = ?, digest = ?
        WHERE municipality = ? AND record = ? AND version = ?
        """,
        [.blob(sealed), .text(detail), .blob(digestOfContent), .blob(digest)] + place + [.integer(version)])
    }
    return try head.moved(to: rows.count, digest: digest, content.record, own, place, connection)
  }

  private func persons(_ first: String, _ connection: any Connection) throws -> Batch {
    let rows = try left(
      [
        "record", "national_id", "phone", "risk_level", "risk_name", "instrument", "first_score", "latest_score",
        "discuss",
      ], "person", first, connection)
    for row in rows {
      var reader = SQLRowReader(row)
      var person = PersonRow(record: RecordID(try reader.text()), displayName: "")
      person.nationalID = try reader.optionalText()
      (person.phone, person.riskLevel, person.riskName) = (try reader.text(), try reader.text(), try reader.text())
      person.instrument = try reader.text()
      (person.firstScore, person.latestScore) = (try reader.optionalInt(), try reader.optionalInt())
      person.discuss = try reader.text()
      try connection.run(
        """
        UPDATE person SET sealed = ?, id_key = ?, phone_key = ?, national_id = NULL, phone = '', risk_level = '',
          risk_name = '', instrument = '', first_score = NULL, latest_score = NULL, discuss = ''
        WHERE municipality = ? AND record = ?
        """,
        [
          try PersonTable.SealedPart(person).sealed(person.record, own),
          .text(Naming.idToken(person.nationalID ?? "", own)), .text(Naming.phoneToken(person.phone, own)),
          municipality, .text(person.record.text),
        ])
    }
    return try batch(rows)
  }

  private func queue(_ first: String, _ connection: any Connection) throws -> Batch {
    let rows = try left(["id", "display_name", "words", "from_whom", "danger_handled"], "enquiry", first, connection)
    for row in rows {
      let texts = try (0..<5).map(row.text)
      try connection.run(
        """
        UPDATE enquiry SET sealed = ?, display_name = '', words = '', from_whom = '', danger_handled = ''
        WHERE municipality = ? AND id = ?
        """,
        [try own.seal(Array(texts.dropFirst()), in: "enquiry", [texts[0]]), municipality, .text(texts[0])])
    }
    return try batch(rows)
  }

  private func parts(_ table: Table, text: String, _ first: String, _ connection: any Connection) throws -> Batch {
    let key = table.keys[2]
    let rows = try left(["record", key, text], table.name, first, connection)
    for row in rows {
      let (record, part) = (try row.text(0), try row.text(1))
      try connection.run(
        "UPDATE \(table.name) SET sealed = ?, \(text) = '' WHERE municipality = ? AND record = ? AND \(key) = ?",
        [try own.seal([try row.text(2)], in: table.name, [record, part]), municipality, .text(record), .text(part)])
    }
    return try batch(rows)
  }

  private func drafts(_ first: String, _ connection: any Connection) throws -> Batch {
    let rows = try left(["record", "form", "fields"], "draft", first, connection)
    for row in rows {
      let (record, form) = (try row.text(0), try row.text(1))
      try connection.run(
        "UPDATE draft SET sealed = ?, fields = '' WHERE municipality = ? AND record = ? AND form = ?",
        [try own.seal([try row.text(2)], in: "draft", [record, form]), municipality, .text(record), .text(form)])
    }
    return try batch(rows)
  }

  private func parkedForms(_ first: String, _ connection: any Connection) throws -> Batch {
    let rows = try left(["id", "path", "fields"], "parked_form", first, connection)
    for row in rows {
      let id = try row.text(0)
      try connection.run(
        "UPDATE parked_form SET sealed = ?, path = '', fields = '' WHERE municipality = ? AND id = ?",
        [try own.seal([try row.text(1), try row.text(2)], in: "parked_form", [id]), municipality, .text(id)])
    }
    return try batch(rows)
  }
}

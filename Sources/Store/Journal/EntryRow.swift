internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Seals

/// An entry as a row of the journal: the envelope in the open, the event sealed.
enum EntryRow {
  /// The envelope, which the chain is made over together with municipality and record.
  static let envelope = """
    id, version, day, written_at, staff, author_name, author_role, author_unit, on_behalf_of, authority, edition, type
    """
  static let columns = envelope + ", detail, sealed"
  /// How many columns that is, for queries that read more after them.
  static let width = 14

  static func entries(_ rows: [SQLRow], in content: SealedContent) throws(StoreFailure) -> [Entry] {
    let record = RecordID(content.record)
    do {
      var payloads: [Data] = []
      for row in rows {
        guard let sealed = try row.blob(width - 1) else { continue }
        let envelope = SealedEntry.envelope(
          [.text(content.municipality), .text(content.record)] + row.values.prefix(12))
        payloads.append(try content.open(sealed, envelope: envelope))
      }
      var events = try StoredText.events(payloads, of: record)[...]
      return try rows.map { row in
        let hasContent = try row.blob(width - 1) != nil
        let event = hasContent ? events.popFirst() : Event.emptied(Emptied(kind: try row.text(11)))
        guard let event else { throw MisreadValue(column: width - 1) }
        return try entry(row, record, event)
      }
    } catch {
      throw StoreFailure(error)
    }
  }

  private static func entry(_ row: SQLRow, _ record: RecordID, _ event: Event) throws -> Entry {
    var reader = SQLRowReader(row)
    return Entry(
      id: EntryID(try reader.text()), record: record, version: try reader.int(),
      day: Day(ordinal: Int32(clamping: try reader.integer())),
      writtenAt: Moment(milliseconds: try reader.integer()),
      author: Author(
        staff: StaffID(try reader.text()), name: try reader.text(), role: try reader.text(),
        unit: UnitID(try reader.text()), onBehalfOf: try reader.optionalText()),
      authority: try reader.text(), edition: try reader.text(), event: event)
  }
}

/// An entry made ready to be written; only its place in the chain is left to the transaction.
struct SealedEntry: Sendable {
  private let columns: [SQLValue]
  private let envelope: [String]
  private let detail: String
  private let sealed: [UInt8]
  private let content: [UInt8]

  init(_ entry: Entry, in record: SealedContent) throws(StoreFailure) {
    let author = entry.author
    columns = [
      .text(record.municipality), .text(entry.record.text), .text(entry.id.text), .integer(entry.version),
      .integer(Int64(entry.day.ordinal)), .integer(entry.writtenAt.milliseconds), .text(author.staff.text),
      .text(author.name), .text(author.role), .text(author.unit.text), .text(author.onBehalfOf),
      .text(entry.authority), .text(entry.edition), .text(entry.event.type),
    ]
    envelope = Self.envelope(columns)
    detail = entry.event.openDetail
    sealed = try record.seal(entry.event, envelope: envelope)
    content = Chain.digest(sealed, detail: detail)
  }

  /// The columns of the envelope in the order that the chain is made over them, as texts.
  static func envelope(_ columns: [SQLValue]) -> [String] {
    columns.map { value in
      switch value {
      // A text always has something before it, so that nothing is told from an empty one.
      case .null: ""
      case .integer(let number): "\(number)"
      case .text(let text): "t\(text)"
      case .real, .blob: "?"
      }
    }
  }

  /// Writes the entry after the one whose digest is `previous`; its own comes back.
  func insert(after previous: [UInt8], _ connection: any Connection) throws -> [UInt8] {
    let digest = Chain.next(after: previous, envelope: envelope, content: content)
    try connection.run(
      Self.insertion, columns + [.text(detail), .blob(sealed), .text(""), .blob(content), .blob(digest)])
    return digest
  }

  private static let insertion = """
    INSERT INTO journal (municipality, record, \(EntryRow.columns), plain, content_digest, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}

extension Event {
  /// The one word of an event's content that stands in the open: how somebody was met, which figures count.
  var openDetail: String {
    if case .contactHeld(let contact) = self { contact.form.rawValue } else { "" }
  }
}

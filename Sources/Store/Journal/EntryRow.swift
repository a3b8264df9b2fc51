internal import Casework
internal import CivilTime
internal import Desk

/// An entry as a row of the journal.
enum EntryRow {
  static let columns = """
    id, version, day, written_at, staff, author_name, author_role, author_unit, on_behalf_of, authority, edition, \
    payload
    """
  static let insert = """
    INSERT INTO journal (municipality, record, type, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  static func values(_ entry: Entry, _ municipality: SQLValue) throws(StoreFailure) -> [SQLValue] {
    let author = entry.author
    return [
      municipality, .text(entry.record.text), .text(entry.event.type), .text(entry.id.text), .integer(entry.version),
      .integer(Int64(entry.day.ordinal)), .integer(entry.writtenAt.milliseconds), .text(author.staff.text),
      .text(author.name), .text(author.role), .text(author.unit.text), .text(author.onBehalfOf),
      .text(entry.authority), .text(entry.edition), try StoredText.encode(entry.event),
    ]
  }

  static func entries(_ rows: [SQLRow], of record: RecordID) throws(StoreFailure) -> [Entry] {
    do {
      let payloads = try rows.map { try $0.text(11) }
      let events = try StoredText.events(payloads, of: record)
      return try zip(rows, events).map { row, event in try entry(row, record, event) }
    } catch {
      throw StoreFailure(error)
    }
  }

  /// The stream a row is from, in queries that name it after the columns.
  static func record(_ row: SQLRow) throws(StoreFailure) -> String {
    do {
      return try row.text(12)
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

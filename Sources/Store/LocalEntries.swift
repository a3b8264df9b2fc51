internal import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  public func localEntries() async throws(StoreFailure) -> [LocalEntry] {
    let values = [municipality]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT number, kind, subject, text, is_ended, staff, author_name, author_role, author_unit, written_at, why
        FROM local_entry WHERE municipality = ? ORDER BY number
        """, values
      ).map(Self.localEntry)
    }
  }

  public func write(_ entry: LocalEntry, key: String?) async throws(StoreFailure) {
    let (place, author) = (municipality, entry.author)
    let values: [SQLValue] = [
      place, .integer(entry.number), .text(entry.kind.rawValue), .text(entry.subject), .text(entry.text),
      .flag(entry.isEnded), .text(author.staff.text), .text(author.name), .text(author.role), .text(author.unit.text),
      .integer(entry.writtenAt.milliseconds), .text(entry.why),
    ]
    try await commits.perform { connection in
      try claim(key, leadingTo: entry.subject, connection)
      let last = try connection.count(
        "SELECT COALESCE(MAX(number), 0) FROM local_entry WHERE municipality = ?", [place])
      guard last == entry.number - 1 else { throw StoreFailure.conflict(current: last) }
      try connection.run(
        """
        INSERT INTO local_entry (municipality, number, kind, subject, text, is_ended, staff, author_name, author_role,
          author_unit, written_at, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, values)
      try connection.tell(.decisions)
    }
  }

  private static func localEntry(_ row: SQLRow) throws -> LocalEntry {
    var reader = SQLRowReader(row)
    let number = try reader.int()
    let word = try reader.text()
    guard let kind = LocalKind(rawValue: word) else {
      throw StoreFailure.unavailable("Vedtak \(number) er av et slag («\(word)») som dette programmet ikke kjenner.")
    }
    let (subject, text, isEnded) = (try reader.text(), try reader.text(), try reader.flag())
    let author = Author(
      staff: StaffID(try reader.text()), name: try reader.text(), role: try reader.text(),
      unit: UnitID(try reader.text()))
    return LocalEntry(
      number: number, kind: kind, subject: subject, text: text, isEnded: isEnded, author: author,
      writtenAt: Moment(milliseconds: try reader.integer()), why: try reader.text())
  }
}

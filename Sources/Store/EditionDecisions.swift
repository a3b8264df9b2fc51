public import Casework
public import CivilTime
public import Desk

extension JournalStore {
  public func editionChoices() async throws(StoreFailure) -> [EditionChoice] {
    let values = [municipality]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT edition, from_day, decided_by, decided_on, why FROM edition_choice WHERE municipality = ?
        ORDER BY number
        """, values
      ).map { row in
        var reader = SQLRowReader(row)
        return EditionChoice(
          edition: try reader.text(), from: Day(ordinal: Int32(try reader.int())), decidedBy: try reader.text(),
          decided: Day(ordinal: Int32(try reader.int())), why: try reader.text())
      }
    }
  }

  public func decide(_ choice: EditionChoice, by staff: StaffID, on day: Day) async throws(StoreFailure) {
    let municipality = municipality
    try await commits.perform { connection in
      let last = try connection.count(
        "SELECT COALESCE(MAX(number), 0) FROM edition_choice WHERE municipality = ?", [municipality])
      // The same form again, since nobody could say whether it was saved the first time.
      let same = try connection.first(
        """
        SELECT 1 FROM edition_choice WHERE municipality = ? AND number = ? AND edition = ? AND from_day = ? AND staff = ?
          AND decided_on = ? AND why = ?
        """,
        [
          municipality, .integer(last), .text(choice.edition), .integer(Int(choice.from.ordinal)), .text(staff.text),
          .integer(Int(day.ordinal)), .text(choice.why),
        ])
      guard same == nil else { return }
      try connection.run(
        """
        INSERT INTO edition_choice (municipality, number, edition, from_day, decided_by, staff, decided_on, why)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          municipality, .integer(last + 1), .text(choice.edition), .integer(Int(choice.from.ordinal)),
          .text(choice.decidedBy), .text(staff.text), .integer(Int(day.ordinal)), .text(choice.why),
        ])
      try connection.tell(.decisions)
    }
  }

  public func editionOfLists() async throws(StoreFailure) -> String? {
    let values = [municipality]
    return try await engine.read { connection in
      try connection.first("SELECT edition FROM list_edition WHERE municipality = ?", values).map { try $0.text(0) }
    }
  }

  public func setEditionOfLists(_ edition: String) async throws(StoreFailure) {
    let values: [SQLValue] = [municipality, .text(edition)]
    try await commits.perform { connection in
      try connection.run(
        """
        INSERT INTO list_edition (municipality, edition) VALUES (?, ?)
        ON CONFLICT (municipality) DO UPDATE SET edition = excluded.edition
        """, values)
    }
  }
}

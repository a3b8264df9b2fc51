internal import Casework
internal import CivilTime
internal import Desk

/// Everything that lists show of one person, kept in the tables that the lists read.
struct PersonTables {
  let municipality: SQLValue
  let own: OwnKey

  private static let personQuery = """
    SELECT \(PersonTable.columns), p.places_changed, p.part_marks FROM person p WHERE p.municipality = ? AND p.record = ?
    """

  func keep(_ rows: PersonRows, _ connection: any Connection) throws {
    let known = try connection.first(Self.personQuery, [municipality, .text(rows.person.record.text)])
    let before = PartMarks(kept: try known?.blob(PersonTable.width + 1))
    let parts = parts(of: rows)
    var marks = PartMarks()
    for part in parts { marks.add(part.rows, of: part.table, own) }
    // The person first: the parts point at it.
    try keep(
      rows.person, insteadOf: try known.map { try PersonTable.row($0, own) },
      placesChanged: Int(try known?.integer(PersonTable.width) ?? 0), marks, hadMarks: before, connection)
    for (number, part) in parts.enumerated() where !marks.isSame(as: before, at: number) {
      try replace(part, of: rows.person.record, connection)
    }
  }

  /// What one table is to hold of a person.
  private struct Part {
    let table: Table
    /// Whole rows, as they are before anything in them is sealed.
    let rows: [[SQLValue]]
    var isSealed = false
  }

  private func parts(of rows: PersonRows) -> [Part] {
    let record = rows.person.record
    let key = [municipality, .text(record.text)]
    let owner = rows.person.isOpen ? rows.person.responsible?.text ?? "" : ""
    return [
      Part(table: PartTables.findings, rows: rows.findings.map { key + PartTables.values($0, owner) }),
      Part(table: PartTables.tasks, rows: rows.tasks.map { key + PartTables.values($0) }, isSealed: true),
      Part(table: PartTables.appointments, rows: rows.appointments.map { key + PartTables.values($0) }, isSealed: true),
      Part(table: PartTables.measures, rows: rows.measures.map { key + PartTables.values($0) }),
      Part(table: OpeningTables.openings, rows: rows.openings.map { key + OpeningTables.values($0) }, isSealed: true),
      Part(table: OpeningTables.notices, rows: rows.openings.flatMap(OpeningTables.notices).map { key + $0 }),
      Part(
        table: FollowUpTable.table, rows: rows.followUp.map { [FollowUpTable.values($0, record, municipality)] } ?? []),
      Part(table: OutcomeTable.table, rows: rows.outcomes.map { OutcomeTable.values($0, record, municipality) }),
      Part(
        table: ComplianceTable.table,
        rows: rows.compliance.map { [ComplianceTable.values($0, record, municipality)] } ?? []),
    ]
  }

  private func keep(
    _ person: PersonRow, insteadOf known: PersonRow?, placesChanged: Int, _ marks: PartMarks,
    hadMarks before: PartMarks, _ connection: any Connection
  ) throws {
    guard person != known || marks != before else { return }
    let (oldPlaces, newPlaces) = (known.map(places) ?? [], places(person))
    let changed = placesChanged + (oldPlaces == newPlaces ? 0 : 1)
    try PersonTable.table.keep(
      [try PersonTable.values(person, placesChanged: changed, marks, municipality, own)], connection)
    try Naming.table.replace(known.map(nameWords) ?? [], with: nameWords(person), connection)
    try CaseloadPlace.table.replace(oldPlaces, with: newPlaces, connection)
  }

  private func nameWords(_ person: PersonRow) -> [[SQLValue]] {
    let words = Naming.words(of: person)
    let names = words.map { " " + $0 }.joined()
    return words.map { [municipality, .flag(!person.isOpen), .text($0), .text(person.record.text), .text(names)] }
  }

  private func places(_ person: PersonRow) -> [[SQLValue]] { CaseloadPlace.rows(person, municipality) }

  private func replace(_ part: Part, of record: RecordID, _ connection: any Connection) throws {
    let table = part.table
    let old = try connection.rows(
      "SELECT \(table.selection("t")) FROM \(table.name) t WHERE t.municipality = ? AND t.record = ?",
      [municipality, .text(record.text)]
    ).map { [municipality] + $0.values }
    guard part.isSealed else { return try table.replace(old, with: part.rows, connection) }
    // Compared open: the same words are sealed in another way each time.
    let seal = PartSeal(own, table)
    try table.replace(try old.map(seal.open), with: part.rows, connection, written: seal.sealed)
  }
}

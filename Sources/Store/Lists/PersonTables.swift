internal import Casework
internal import CivilTime
internal import Desk

/// Everything that lists show of one person, kept in the tables that the lists read.
struct PersonTables {
  let municipality: SQLValue
  let own: OwnKey

  private static let personQuery = """
    SELECT \(PersonTable.columns), p.places_changed FROM person p WHERE p.municipality = ? AND p.record = ?
    """

  func keep(_ rows: PersonRows, _ connection: any Connection) throws {
    let key = [municipality, .text(rows.person.record.text)]
    let known = try connection.first(Self.personQuery, key)
    try keep(
      rows.person, insteadOf: try known.map { try PersonTable.row($0, own) },
      placesChanged: Int(try known?.integer(PersonTable.width) ?? 0), connection)
    let owner = rows.person.isOpen ? rows.person.responsible?.text ?? "" : ""
    try replace(PartTables.findings, rows.findings.map { PartTables.values($0, owner) }, key, connection)
    try replace(PartTables.tasks, rows.tasks.map(PartTables.values), key, connection, PartSeal(own, PartTables.tasks))
    try replace(
      PartTables.appointments, rows.appointments.map(PartTables.values), key, connection,
      PartSeal(own, PartTables.appointments))
    try replace(PartTables.measures, rows.measures.map(PartTables.values), key, connection)
    try replace(
      OpeningTables.openings, rows.openings.map(OpeningTables.values), key, connection,
      PartSeal(own, OpeningTables.openings))
    try replace(OpeningTables.notices, rows.openings.flatMap(OpeningTables.notices), key, connection)
    try FollowUpTable.keep(rows.followUp, of: rows.person.record, municipality, connection)
    try OutcomeTable.keep(rows.outcomes, of: rows.person.record, municipality, connection)
    let marks = rows.compliance.map { [ComplianceTable.values($0, rows.person.record, municipality)] } ?? []
    try ComplianceTable.table.replace(
      try connection.rows(ComplianceTable.ofRecord, key).map { [municipality] + $0.values }, with: marks, connection)
  }

  private func keep(
    _ person: PersonRow, insteadOf known: PersonRow?, placesChanged: Int, _ connection: any Connection
  ) throws {
    guard person != known else { return }
    let (oldPlaces, newPlaces) = (known.map(places) ?? [], places(person))
    let changed = placesChanged + (oldPlaces == newPlaces ? 0 : 1)
    try PersonTable.table.keep(
      [try PersonTable.values(person, placesChanged: changed, municipality, own)], connection)
    try Naming.table.replace(known.map(nameWords) ?? [], with: nameWords(person), connection)
    try CaseloadPlace.table.replace(oldPlaces, with: newPlaces, connection)
  }

  private func nameWords(_ person: PersonRow) -> [[SQLValue]] {
    let words = Naming.words(of: person)
    let names = words.map { " " + $0 }.joined()
    return words.map { [municipality, .flag(!person.isOpen), .text($0), .text(person.record.text), .text(names)] }
  }

  private func places(_ person: PersonRow) -> [[SQLValue]] { CaseloadPlace.rows(person, municipality) }

  private func replace(
    _ table: Table, _ parts: [[SQLValue]], _ key: [SQLValue], _ connection: any Connection, _ seal: PartSeal? = nil
  ) throws {
    let old = try connection.rows(
      "SELECT \(table.selection("t")) FROM \(table.name) t WHERE t.municipality = ? AND t.record = ?", key
    ).map { [municipality] + $0.values }
    guard let seal else { return try table.replace(old, with: parts.map { key + $0 }, connection) }
    // Compared open: the same words are sealed in another way each time.
    try table.replace(try old.map(seal.open), with: parts.map { key + $0 }, connection, written: seal.sealed)
  }
}

internal import Casework
internal import CivilTime
internal import Desk

/// A ``PersonRow`` as a row of the table `person`.
enum PersonTable {
  static let table = Table(
    "person", keys: ["municipality", "record"],
    others: [
      "given_name", "family_name", "display_name", "birth_date", "national_id", "phone", "protected_address",
      "is_open", "unit", "responsible", "responsible_name", "pathway", "pathway_since", "last_contact",
      "next_appointment", "risk_level", "risk_name", "risk_day", "instrument", "first_score", "latest_score",
      "score_day", "discuss", "overdue", "due", "missing_must", "changes_on", "first_score_day", "overdue_since",
      "has_blocks",
      "sort_name", "id_key", "phone_key",
      "risk_raised", "places_changed",
    ])
  /// The columns that make a row, without those that only find it.
  static let columns = table.columns[1...31].map { "p.\($0)" }.joined(separator: ", ")
  /// How many columns that is, for queries that read more after them.
  static let width = 31

  static func values(_ row: PersonRow, placesChanged: Int, _ municipality: SQLValue) -> [SQLValue] {
    let isRaised = RiskAnswer(rawValue: row.riskLevel)?.isElevated ?? false
    return [
      municipality, .text(row.record.text), .text(row.givenName), .text(row.familyName), .text(row.displayName),
      .day(row.birthDate), .text(row.nationalID), .text(row.phone), .flag(row.protectedAddress), .flag(row.isOpen),
      .text(row.unit?.text), .text(row.responsible?.text), .text(row.responsibleName), .int(row.pathway),
      .day(row.pathwaySince), .day(row.lastContact), .integer(row.nextAppointment?.milliseconds), .text(row.riskLevel),
      .text(row.riskName), .day(row.riskDay), .text(row.instrument), .int(row.firstScore), .int(row.latestScore),
      .day(row.scoreDay), .text(row.discuss), .integer(row.overdue), .integer(row.due), .integer(row.missingMust),
      .day(row.changesOn), .day(row.firstScoreDay), .day(row.overdueSince), .flag(row.hasBlocks),
      .text(Naming.sortKey(row)),
      .text(Naming.idKey(row.nationalID ?? "")),
      .text(Naming.phoneKey(row.phone)), .flag(isRaised), .integer(placesChanged),
    ]
  }

  static func row(_ reader: inout SQLRowReader) throws -> PersonRow {
    let record = RecordID(try reader.text())
    let (given, family) = (try reader.text(), try reader.text())
    var row = PersonRow(record: record, displayName: try reader.text())
    (row.givenName, row.familyName) = (given, family)
    row.birthDate = try reader.day()
    row.nationalID = try reader.optionalText()
    row.phone = try reader.text()
    row.protectedAddress = try reader.flag()
    row.isOpen = try reader.flag()
    row.unit = try reader.optionalText().map(UnitID.init)
    row.responsible = try reader.optionalText().map(StaffID.init)
    row.responsibleName = try reader.text()
    row.pathway = try reader.optionalInt()
    row.pathwaySince = try reader.day()
    row.lastContact = try reader.day()
    row.nextAppointment = try reader.moment()
    row.riskLevel = try reader.text()
    row.riskName = try reader.text()
    row.riskDay = try reader.day()
    row.instrument = try reader.text()
    row.firstScore = try reader.optionalInt()
    row.latestScore = try reader.optionalInt()
    row.scoreDay = try reader.day()
    row.discuss = try reader.text()
    row.overdue = try reader.int()
    row.due = try reader.int()
    row.missingMust = try reader.int()
    row.changesOn = try reader.day()
    row.firstScoreDay = try reader.day()
    row.overdueSince = try reader.day()
    row.hasBlocks = try reader.flag()
    return row
  }

  static func row(_ row: SQLRow) throws -> PersonRow {
    var reader = SQLRowReader(row)
    return try self.row(&reader)
  }
}

extension SQLValue {
  static func day(_ day: Day?) -> SQLValue { .integer(day.map { Int64($0.ordinal) }) }

  static func int(_ number: Int?) -> SQLValue { .integer(number.map(Int64.init)) }
}

extension SQLRowReader {
  mutating func day() throws -> Day? { try optionalInteger().map { Day(ordinal: Int32(clamping: $0)) } }

  mutating func moment() throws -> Moment? { try optionalInteger().map(Moment.init(milliseconds:)) }
}

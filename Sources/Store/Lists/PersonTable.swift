internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// A ``PersonRow`` as a row of the table `person`: what lists search, filter and sort by in the open, the rest sealed.
enum PersonTable {
  static let table = Table(
    "person", keys: ["municipality", "record"],
    others: [
      "given_name", "family_name", "display_name", "birth_date", "national_id", "phone", "protected_address",
      "is_open", "unit", "responsible", "responsible_name", "pathway", "pathway_since", "last_contact",
      "next_appointment", "risk_level", "risk_name", "risk_day", "instrument", "first_score", "latest_score",
      "score_day", "discuss", "overdue", "due", "missing_must", "changes_on", "first_score_day", "overdue_since",
      "course", "course_instrument", "course_day", "has_blocks", "sealed", "sort_name", "id_key", "phone_key",
      "risk_raised", "places_changed", "part_marks",
    ])
  /// The columns that make a row, without those that only find it.
  static let columns = table.columns[1...35].map { "p.\($0)" }.joined(separator: ", ")
  /// How many columns that is, for queries that read more after them.
  static let width = 35

  static func values(
    _ row: PersonRow, placesChanged: Int, _ marks: PartMarks, _ municipality: SQLValue, _ own: OwnKey
  ) throws(StoreFailure) -> [SQLValue] {
    let isRaised = RiskAnswer(rawValue: row.riskLevel)?.isElevated ?? false
    return [
      municipality, .text(row.record.text), .text(row.givenName), .text(row.familyName), .text(row.displayName),
      .day(row.birthDate), .null, .text(""), .flag(row.protectedAddress), .flag(row.isOpen),
      .text(row.unit?.text), .text(row.responsible?.text), .text(row.responsibleName), .int(row.pathway),
      .day(row.pathwaySince), .day(row.lastContact), .integer(row.nextAppointment?.milliseconds), .text(""),
      .text(""), .day(row.riskDay), .text(""), .null, .null, .day(row.scoreDay), .text(""), .integer(row.overdue),
      .integer(row.due), .integer(row.missingMust),
      .day(row.changesOn), .day(row.firstScoreDay), .day(row.overdueSince), .text(""), .text(""),
      .day(row.courseDay), .flag(row.hasBlocks),
      try SealedPart(row).sealed(row.record, own), .text(Naming.sortKey(row)),
      .text(Naming.idToken(row.nationalID ?? "", own)), .text(Naming.phoneToken(row.phone, own)),
      .flag(isRaised), .integer(placesChanged), marks.kept,
    ]
  }

  static func row(_ reader: inout SQLRowReader, _ own: OwnKey) throws -> PersonRow {
    let record = RecordID(try reader.text())
    let (given, family) = (try reader.text(), try reader.text())
    var row = PersonRow(record: record, displayName: try reader.text())
    (row.givenName, row.familyName) = (given, family)
    row.birthDate = try reader.day()
    for _ in 0..<2 { reader.skip() }
    row.protectedAddress = try reader.flag()
    row.isOpen = try reader.flag()
    row.unit = try reader.optionalText().map(UnitID.init)
    row.responsible = try reader.optionalText().map(StaffID.init)
    row.responsibleName = try reader.text()
    row.pathway = try reader.optionalInt()
    row.pathwaySince = try reader.day()
    row.lastContact = try reader.day()
    row.nextAppointment = try reader.moment()
    for _ in 0..<2 { reader.skip() }
    row.riskDay = try reader.day()
    for _ in 0..<3 { reader.skip() }
    row.scoreDay = try reader.day()
    reader.skip()
    row.overdue = try reader.int()
    row.due = try reader.int()
    row.missingMust = try reader.int()
    row.changesOn = try reader.day()
    row.firstScoreDay = try reader.day()
    row.overdueSince = try reader.day()
    for _ in 0..<2 { reader.skip() }
    row.courseDay = try reader.day()
    row.hasBlocks = try reader.flag()
    try SealedPart(opening: try reader.blob(), record, own).fill(&row)
    return row
  }

  static func row(_ row: SQLRow, _ own: OwnKey) throws -> PersonRow {
    var reader = SQLRowReader(row)
    return try self.row(&reader, own)
  }

  /// What of the row nobody searches or sorts by: numbers that identify, and what is said of health.
  struct SealedPart {
    private let texts: [String]

    init(_ row: PersonRow) {
      texts = [
        row.nationalID.map { "=" + $0 } ?? "", row.phone, row.riskLevel, row.riskName, row.instrument,
        row.firstScore.map { "\($0)" } ?? "", row.latestScore.map { "\($0)" } ?? "", row.discuss,
        row.course?.rawValue ?? "", row.courseInstrument,
      ]
    }

    init(opening sealed: [UInt8]?, _ record: RecordID, _ own: OwnKey) throws(StoreFailure) {
      texts = try own.open(sealed, in: "person", [record.text], count: 10)
    }

    func sealed(_ record: RecordID, _ own: OwnKey) throws(StoreFailure) -> SQLValue {
      try own.seal(texts, in: "person", [record.text])
    }

    func fill(_ row: inout PersonRow) {
      row.nationalID = texts[0].isEmpty ? nil : String(texts[0].dropFirst())
      (row.phone, row.riskLevel, row.riskName, row.instrument) = (texts[1], texts[2], texts[3], texts[4])
      (row.firstScore, row.latestScore, row.discuss) = (Int(texts[5]), Int(texts[6]), texts[7])
      (row.course, row.courseInstrument) = (CourseSignal(rawValue: texts[8]), texts[9])
    }
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

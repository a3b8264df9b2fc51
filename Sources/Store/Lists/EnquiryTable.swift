internal import Casework
internal import CivilTime
internal import Desk

/// An ``EnquiryRow`` as a row of the table `enquiry`.
enum EnquiryTable {
  static let table = Table(
    "enquiry", keys: ["municipality", "id"],
    others: [
      "received", "urgency", "channel", "display_name", "birth_date", "words", "from_whom", "safe_to_call",
      "danger_open", "danger_handled", "handler", "handler_name", "call_attempts", "answered", "record", "closed",
      "sealed", "erased", "erased_by", "urgency_rank", "is_open", "is_waiting",
    ])
  static let columns = table.columns[1...20].map { "e.\($0)" }.joined(separator: ", ")

  static func values(
    _ row: EnquiryRow, _ municipality: SQLValue, _ own: OwnKey
  ) throws(StoreFailure) -> [SQLValue] {
    let isOpen = row.closed == nil
    return [
      municipality, .text(row.id.text), .integer(row.received.milliseconds), .text(row.urgency.rawValue),
      .text(row.channel.rawValue), .text(""), .day(row.birthDate), .text(""), .text(""),
      .int(row.safeToCall.map { $0 ? 1 : 0 }), .flag(row.dangerOpen), .text(""),
      .text(row.handler?.text), .text(row.handlerName), .integer(row.callAttempts),
      .integer(row.answered?.milliseconds), .text(row.record?.text), .integer(row.closed?.milliseconds),
      try own.seal(
        [row.displayName, row.words, row.from, row.dangerHandled], in: table.name, [row.id.text]),
      .integer(row.erased?.milliseconds), .text(row.erasedBy), .integer(row.urgency.rank), .flag(isOpen),
      .flag(isOpen && row.answered == nil),
    ]
  }

  static func row(_ row: SQLRow, _ own: OwnKey) throws -> EnquiryRow {
    var reader = SQLRowReader(row)
    let (id, received) = (RecordID(try reader.text()), Moment(milliseconds: try reader.integer()))
    guard let urgency = Urgency(rawValue: try reader.text()), let channel = Channel(rawValue: try reader.text()) else {
      throw MisreadValue(column: 2)
    }
    let texts = try own.open(try row.blob(17), in: table.name, [id.text], count: 4)
    var enquiry = EnquiryRow(
      id: id, received: received, urgency: urgency, channel: channel, displayName: texts[0], words: texts[1])
    reader.skip()
    enquiry.birthDate = try reader.day()
    for _ in 0..<2 { reader.skip() }
    (enquiry.from, enquiry.dangerHandled) = (texts[2], texts[3])
    enquiry.safeToCall = try reader.optionalInt().map { $0 != 0 }
    enquiry.dangerOpen = try reader.flag()
    reader.skip()
    enquiry.handler = try reader.optionalText().map(StaffID.init)
    enquiry.handlerName = try reader.text()
    enquiry.callAttempts = try reader.int()
    enquiry.answered = try reader.moment()
    enquiry.record = try reader.optionalText().map(RecordID.init)
    enquiry.closed = try reader.moment()
    reader.skip()
    enquiry.erased = try reader.moment()
    enquiry.erasedBy = try reader.text()
    return enquiry
  }
}

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
      "urgency_rank", "is_open", "is_waiting",
    ])
  static let columns = table.columns[1...17].map { "e.\($0)" }.joined(separator: ", ")

  static func values(_ row: EnquiryRow, _ municipality: SQLValue) -> [SQLValue] {
    let isOpen = row.closed == nil
    return [
      municipality, .text(row.id.text), .integer(row.received.milliseconds), .text(row.urgency.rawValue),
      .text(row.channel.rawValue), .text(row.displayName), .day(row.birthDate), .text(row.words), .text(row.from),
      .int(row.safeToCall.map { $0 ? 1 : 0 }), .flag(row.dangerOpen), .text(row.dangerHandled),
      .text(row.handler?.text), .text(row.handlerName), .integer(row.callAttempts),
      .integer(row.answered?.milliseconds), .text(row.record?.text), .integer(row.closed?.milliseconds),
      .integer(row.urgency.rank), .flag(isOpen), .flag(isOpen && row.answered == nil),
    ]
  }

  static func row(_ row: SQLRow) throws -> EnquiryRow {
    var reader = SQLRowReader(row)
    let (id, received) = (RecordID(try reader.text()), Moment(milliseconds: try reader.integer()))
    guard let urgency = Urgency(rawValue: try reader.text()), let channel = Channel(rawValue: try reader.text()) else {
      throw MisreadValue(column: 2)
    }
    let (name, birthDate) = (try reader.text(), try reader.day())
    var enquiry = EnquiryRow(
      id: id, received: received, urgency: urgency, channel: channel, displayName: name, words: try reader.text())
    enquiry.birthDate = birthDate
    enquiry.from = try reader.text()
    enquiry.safeToCall = try reader.optionalInt().map { $0 != 0 }
    enquiry.dangerOpen = try reader.flag()
    enquiry.dangerHandled = try reader.text()
    enquiry.handler = try reader.optionalText().map(StaffID.init)
    enquiry.handlerName = try reader.text()
    enquiry.callAttempts = try reader.int()
    enquiry.answered = try reader.moment()
    enquiry.record = try reader.optionalText().map(RecordID.init)
    enquiry.closed = try reader.moment()
    return enquiry
  }
}

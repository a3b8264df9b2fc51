internal import CivilTime

/// Something that stands in a row.
protocol RowField {
  static func read(from row: inout RowReader) throws -> Self

  func write(to row: inout RowWriter)
}

extension String: RowField {
  static func read(from row: inout RowReader) throws -> String { try row.text() }
  func write(to row: inout RowWriter) { row.put(self) }
}

extension Int: RowField {
  static func read(from row: inout RowReader) throws -> Int {
    guard let number = Int(try row.text()) else { throw RowReader.fault("not a whole number") }
    return number
  }

  func write(to row: inout RowWriter) { row.put(String(self)) }
}

extension Bool: RowField {
  static func read(from row: inout RowReader) throws -> Bool {
    switch try Int.read(from: &row) {
    case 0: false
    case 1: true
    default: throw RowReader.fault("neither yes nor no")
    }
  }

  func write(to row: inout RowWriter) { (self ? 1 : 0).write(to: &row) }
}

extension Day: RowField {
  static func read(from row: inout RowReader) throws -> Day {
    guard let day = Day(iso: try row.text()) else { throw RowReader.fault("not a day") }
    return day
  }

  func write(to row: inout RowWriter) { row.put(iso) }
}

extension Moment: RowField {
  static func read(from row: inout RowReader) throws -> Moment {
    guard let milliseconds = Int64(try row.text()) else { throw RowReader.fault("not a moment") }
    return Moment(milliseconds: milliseconds)
  }

  func write(to row: inout RowWriter) { row.put(String(milliseconds)) }
}

extension Name: RowField {
  static func read(from row: inout RowReader) throws -> Name { Name(try row.text()) }
  func write(to row: inout RowWriter) { row.put(text) }
}

extension Optional: RowField where Wrapped: RowField {
  static func read(from row: inout RowReader) throws -> Wrapped? {
    row.takeNothing() ? nil : try Wrapped.read(from: &row)
  }

  func write(to row: inout RowWriter) {
    guard let self else { return row.putNothing() }
    self.write(to: &row)
  }
}

extension Array: RowField where Element: RowField {
  static func read(from row: inout RowReader) throws -> [Element] {
    let count = try Int.read(from: &row)
    var elements: [Element] = []
    guard count >= 0 else { throw RowReader.fault("fewer than none") }
    for _ in 0..<count { elements.append(try Element.read(from: &row)) }
    return elements
  }

  func write(to row: inout RowWriter) {
    count.write(to: &row)
    for element in self { element.write(to: &row) }
  }
}

extension RowField where Self: RawRepresentable<String> {
  static func read(from row: inout RowReader) throws -> Self {
    guard let choice = Self(rawValue: try row.text()) else { throw RowReader.fault("not a \(Self.self)") }
    return choice
  }

  func write(to row: inout RowWriter) { row.put(rawValue) }
}

extension Fact: RowField {}
extension TopicStatus: RowField {}
extension RiskAnswer: RowField {}
extension MoveCause: RowField {}
extension MeasureStep.Step: RowField {}
extension ContactForm: RowField {}
extension DepartureReason: RowField {}

// A row in another row: its own fields, one after the other.
extension RowField where Self: StateRow {
  static func read(from row: inout RowReader) throws -> Self { try Self(fields: &row) }
}

extension ScoreState.Point: RowField {}
extension GoalState.Rating: RowField {}

/// One of the many small things in a state, written as one text with its fields after each other: `6:tema 1` is a field of
/// six bytes. As an object with names each costs three times as much to read, and a record is opened far more often than
/// its stored text is looked at.
public protocol StateRow: Codable {
  /// Reads the fields in the order they were written in.
  init(fields: inout RowReader) throws

  func write(to row: inout RowWriter)
}

extension StateRow {
  public init(from decoder: any Decoder) throws {
    var reader = RowReader(try decoder.singleValueContainer().decode(String.self))
    try self.init(fields: &reader)
    guard reader.isAtEnd else { throw RowReader.fault("more than a \(Self.self)") }
  }

  public func encode(to encoder: any Encoder) throws {
    var writer = RowWriter()
    write(to: &writer)
    var box = encoder.singleValueContainer()
    try box.encode(writer.text)
  }
}

/// Puts fields after each other.
public struct RowWriter {
  fileprivate(set) var text = ""

  mutating func write(_ fields: any RowField...) {
    for field in fields { field.write(to: &self) }
  }

  mutating func put(_ field: String) {
    text += "\(field.utf8.count):\(field)"
  }

  mutating func putNothing() { text += "-" }
}

/// Takes fields one by one. What no row is written as is refused, and not read as something else.
public struct RowReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { place == bytes.count }

  mutating func read<Field: RowField>() throws -> Field { try Field.read(from: &self) }

  /// The text that stands here.
  mutating func text() throws -> String {
    let start = place
    var length = 0
    while place < bytes.count, bytes[place] != UInt8(ascii: ":") {
      let digit = Int(bytes[place]) - 48
      guard 0...9 ~= digit, length < bytes.count else { throw Self.fault("no length") }
      length = length * 10 + digit
      place += 1
    }
    guard place > start, place < bytes.count, length < bytes.count - place else {
      throw Self.fault("no whole field")
    }
    defer { place += 1 + length }
    // One that ends inside a letter is found by what stands after it, which no field begins with.
    return String(decoding: bytes[place + 1..<place + 1 + length], as: UTF8.self)
  }

  /// Whether nothing stands here, which is then passed.
  mutating func takeNothing() -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "-") else { return false }
    place += 1
    return true
  }

  static func fault(_ what: String) -> DecodingError {
    .dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: what))
  }
}

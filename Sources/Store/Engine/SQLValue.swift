/// One value as a database keeps it. Booleans are integers, days and instants are integers.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }

  static func flag(_ isSo: Bool) -> SQLValue { .integer(isSo ? 1 : 0) }

  static func text(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

  static func integer(_ number: Int64?) -> SQLValue { number.map(SQLValue.integer) ?? .null }
}

extension String {
  /// A zero byte would end the text for one engine and be refused by another.
  var withoutZeroBytes: String { utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self }
}

/// A value in the database is of another kind than the one that the program wrote there.
struct MisreadValue: Error {
  let column: Int
}

/// One row of an answer.
public struct SQLRow: Sendable {
  public let values: [SQLValue]

  public init(_ values: [SQLValue]) { self.values = values }

  func text(_ column: Int) throws -> String {
    guard values.indices.contains(column), case .text(let text) = values[column] else {
      throw MisreadValue(column: column)
    }
    return text
  }

  func integer(_ column: Int) throws -> Int64 {
    guard values.indices.contains(column), case .integer(let number) = values[column] else {
      throw MisreadValue(column: column)
    }
    return number
  }

  /// Bytes, or nil for null.
  func blob(_ column: Int) throws -> [UInt8]? {
    guard values.indices.contains(column) else { throw MisreadValue(column: column) }
    switch values[column] {
    case .blob(let bytes): return bytes
    case .null: return nil
    default: throw MisreadValue(column: column)
    }
  }
}

/// Reads a row from its first column to its last, in the order that the query names them.
struct SQLRowReader {
  private let row: SQLRow
  private var column = 0

  init(_ row: SQLRow, from column: Int = 0) { (self.row, self.column) = (row, column) }

  mutating func text() throws -> String {
    defer { column += 1 }
    return try row.text(column)
  }

  mutating func integer() throws -> Int64 {
    defer { column += 1 }
    return try row.integer(column)
  }

  mutating func int() throws -> Int { Int(try integer()) }

  mutating func flag() throws -> Bool { try integer() != 0 }

  mutating func optionalText() throws -> String? { try isNull() ? nil : text() }

  mutating func optionalInteger() throws -> Int64? { try isNull() ? nil : integer() }

  mutating func optionalInt() throws -> Int? { try isNull() ? nil : int() }

  mutating func blob() throws -> [UInt8]? {
    defer { column += 1 }
    return try row.blob(column)
  }

  mutating func skip() { column += 1 }

  private mutating func isNull() throws -> Bool {
    guard row.values.indices.contains(column) else { throw MisreadValue(column: column) }
    guard row.values[column] == .null else { return false }
    column += 1
    return true
  }
}

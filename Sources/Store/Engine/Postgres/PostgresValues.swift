internal import CPostgres

/// Values on their way to the server: numbers and texts as text, which lets the server read each as the type that the
/// statement asks for; bytes as bytes.
struct PostgresValues {
  private var bytes: [UInt8] = []
  /// Where each value begins; nil for null.
  private var starts: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ values: [SQLValue]) {
    bytes.reserveCapacity(values.count * 24)
    for value in values {
      starts.append(value == .null ? nil : bytes.count)
      let before = bytes.count
      var isBinary = false
      switch value {
      case .null: break
      case .integer(let number): bytes += String(number).utf8
      case .real(let number): bytes += "\(number)".utf8
      case .text(let text): bytes += text.withoutZeroBytes.utf8
      case .blob(let blob):
        bytes += blob
        isBinary = true
      }
      lengths.append(Int32(bytes.count - before))
      formats.append(isBinary ? 1 : 0)
      // Ends a text, as libpq's C wants it.
      bytes.append(0)
    }
  }

  /// Lends the values in the shape that libpq takes: how many, where, how long, and in which format.
  func lend<Answer>(
    _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Answer
  ) -> Answer {
    bytes.withUnsafeBytes { raw in
      let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      let places: [UnsafePointer<CChar>?] = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
      return body(Int32(places.count), places, lengths, formats)
    }
  }
}

/// The answer to one statement, in the server's own binary format.
final class PostgresResult {
  private let handle: OpaquePointer
  let count: Int
  let width: Int

  /// Owns the result from now on.
  init(_ handle: OpaquePointer) {
    self.handle = handle
    (count, width) = (Int(PQntuples(handle)), Int(PQnfields(handle)))
  }

  deinit { PQclear(handle) }

  /// The word that the server ends a statement with: `COMMIT`, or `ROLLBACK` when there was nothing left to commit.
  var completion: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

  func rows() throws -> [SQLRow] {
    let readers = (0..<width).map { reader($0) }
    var rows: [SQLRow] = []
    rows.reserveCapacity(count)
    for row in 0..<count {
      var values: [SQLValue] = []
      values.reserveCapacity(width)
      for column in 0..<width { values.append(try readers[column].value(at: place(row, column), column)) }
      rows.append(SQLRow(values))
    }
    return rows
  }

  /// The bytes of one value; nil for null. They live as long as the result.
  func place(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    let (row, column) = (Int32(row), Int32(column))
    guard column < width, PQgetisnull(handle, row, column) == 0 else { return nil }
    return UnsafeRawBufferPointer(
      start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
  }

  func reader(_ column: Int) -> PostgresReader { PostgresReader(type: PQftype(handle, Int32(column))) }
}

/// How the values of one type are read. The numbers are PostgreSQL's own, the same in every database.
enum PostgresReader {
  case integer, real, text, bytes, flag, empty, unknown

  init(type: Oid) {
    self =
      switch type {
      case 20, 21, 23, 26: .integer
      case 701: .real
      case 19, 25, 705, 1042, 1043: .text
      case 17: .bytes
      case 16: .flag
      case 2278: .empty
      default: .unknown
      }
  }

  func value(at place: UnsafeRawBufferPointer?, _ column: Int) throws -> SQLValue {
    guard let place else { return .null }
    switch self {
    case .integer: return .integer(Self.integer(place))
    case .real: return .real(Double(bitPattern: UInt64(bitPattern: Self.integer(place))))
    case .text: return .text(String(decoding: place, as: UTF8.self))
    case .bytes: return .blob(Array(place))
    case .flag: return .integer(place.first == 0 ? 0 : 1)
    case .empty: return .null
    case .unknown: throw MisreadValue(column: column)
    }
  }

  /// Two, four or eight bytes, the largest first.
  static func integer(_ place: UnsafeRawBufferPointer) -> Int64 {
    let sign: UInt64 = (place.first ?? 0) & 0x80 == 0 ? 0 : .max
    return Int64(bitPattern: place.reduce(sign) { $0 << 8 | UInt64($1) })
  }
}

/// The row that is passing.
struct PostgresRow: PassingRow {
  let result: PostgresResult
  let row: Int

  func integer(_ column: Int) throws -> Int64 {
    guard case .integer = result.reader(column), let place = result.place(row, column) else {
      throw MisreadValue(column: column)
    }
    return PostgresReader.integer(place)
  }

  func bytes<Answer>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Answer) throws -> Answer {
    try body(result.place(row, column) ?? UnsafeRawBufferPointer(start: nil, count: 0))
  }
}

internal import Seals

/// What each of a person's tables held when it was written last, as one keyed mark each: a write then reads only those
/// tables whose rows are to be others. Keyed, so that the marks tell nobody what the rows say.
struct PartMarks: Equatable {
  /// In the order in which the tables are written.
  private var marks: [[UInt8]] = []

  init() {}

  /// - Parameter kept: what ``kept`` gave; nil for a person who has none yet, whose tables are then all read.
  init(kept: [UInt8]?) {
    let bytes = kept ?? []
    marks = stride(from: 0, to: bytes.count, by: Self.length).map { Array(bytes[$0...].prefix(Self.length)) }
  }

  var kept: SQLValue { .blob(marks.flatMap(\.self)) }

  mutating func add(_ rows: [[SQLValue]], of table: Table, _ own: OwnKey) {
    marks.append(Array(own.marks.rows(of: table.name, rows.flatMap(Self.bytes)).prefix(Self.length)))
  }

  /// Whether the table with this number holds the same by both.
  func isSame(as other: PartMarks, at number: Int) -> Bool {
    marks.indices.contains(number) && other.marks.indices.contains(number) && marks[number] == other.marks[number]
  }

  private static let length = 16

  /// A row so that no two different rows are written alike.
  private static func bytes(_ row: [SQLValue]) -> [UInt8] {
    var bytes = [UInt8(row.count)]
    for value in row {
      switch value {
      case .null: bytes.append(0)
      case .integer(let number): add(1, number, &bytes)
      case .real(let number): add(2, Int64(bitPattern: number.bitPattern), &bytes)
      case .text(let text):
        add(3, Int64(text.utf8.count), &bytes)
        bytes += text.utf8
      case .blob(let blob):
        add(4, Int64(blob.count), &bytes)
        bytes += blob
      }
    }
    return bytes
  }

  private static func add(_ kind: UInt8, _ number: Int64, _ bytes: inout [UInt8]) {
    bytes.append(kind)
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}

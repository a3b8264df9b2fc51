internal import Crypto

/// What a run of rows comes to: how many, and a digest that differs when any value does.
struct RowDigest {
  private(set) var count = 0
  private var sum = SHA256()

  mutating func add(_ rows: [[SQLValue]]) {
    count += rows.count
    for row in rows { sum.update(data: Self.bytes(row)) }
  }

  /// The digest as hexadecimal digits.
  var text: String {
    sum.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// A row so that no two different rows are written alike: each value with its kind and its length.
  static func bytes(_ row: [SQLValue]) -> [UInt8] {
    var bytes = Array("\(row.count):".utf8)
    for value in row {
      let (kind, content): (String, [UInt8]) =
        switch value {
        case .null: ("n", [])
        case .integer(let number): ("i", Array(String(number).utf8))
        case .real(let number): ("r", Array(String(number.bitPattern).utf8))
        case .text(let text): ("t", Array(text.utf8))
        case .blob(let blob): ("b", blob)
        }
      bytes += "\(kind)\(content.count):".utf8
      bytes += content
    }
    return bytes
  }
}

/// The store's `?` as PostgreSQL's numbered marks.
enum PostgresMarks {
  /// Numbers each `?` outside of quotes: `$1`, `$2` and so on.
  static func numbered(_ sql: String) -> String {
    var numbered: [UInt8] = []
    numbered.reserveCapacity(sql.utf8.count + 32)
    var quote: UInt8?
    var count = 0
    for byte in sql.utf8 {
      switch byte {
      // A doubled quote inside a text closes it and opens it again, which comes to the same.
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
        numbered.append(byte)
      case UInt8(ascii: "?") where quote == nil:
        count += 1
        numbered.append(UInt8(ascii: "$"))
        numbered += String(count).utf8
      default: numbered.append(byte)
      }
    }
    return String(decoding: numbered, as: UTF8.self)
  }
}

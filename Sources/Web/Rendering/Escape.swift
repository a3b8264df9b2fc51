extension [UInt8] {
  /// Adds the text with the five characters that mean something in HTML written as entities.
  ///
  /// Byte by byte: a quotation mark followed by a combining accent is one character to Swift but still ends an attribute
  /// to a browser.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      let special = [UInt8].special
      for (place, byte) in bytes.enumerated() {
        guard byte < 64, special & (1 << UInt64(byte)) != 0, let entity = [UInt8].entity(byte) else { continue }
        append(contentsOf: bytes[written..<place])
        append(contentsOf: entity.utf8)
        written = place + 1
      }
      append(contentsOf: bytes[written...])
    }
  }

  /// The five, a bit for each: nearly all bytes are none of them, and are passed by with one question.
  private static let special: UInt64 = "&<>\"'".utf8.reduce(0) { $0 | 1 << UInt64($1) }

  private static func entity(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

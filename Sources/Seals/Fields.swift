public import Foundation

/// Some texts as bytes from which only the same texts can be read: each with its length before it.
public enum Fields {
  public static func bytes(_ texts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count + 4 })
    for text in texts {
      withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { bytes += $0 }
      bytes += text.utf8
    }
    return bytes
  }

  /// The texts again; nil when the bytes are not such texts.
  public static func texts(_ bytes: Data) -> [String]? {
    var texts: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= length else { return nil }
      texts.append(String(decoding: rest.prefix(length), as: UTF8.self))
      rest = rest.dropFirst(length)
    }
    return texts
  }
}

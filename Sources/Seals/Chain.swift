internal import Crypto
internal import Foundation

/// Digests that tie each entry of a stream to the one before, over its envelope and its sealed bytes.
///
/// The envelope goes in as it is and the content as the digest of its sealed bytes. A lawful deletion takes the bytes
/// and leaves the digest, and the chain still holds.
public enum Chain {
  /// What the first entry is tied to.
  public static let beginning = [UInt8](repeating: 0, count: 32)

  /// The SHA-256 of an entry's content: its sealed bytes, and the word of it that stands in the open.
  public static func digest(_ sealed: [UInt8], detail: String) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Fields.bytes(["underveis", "content/1", detail]))
    hash.update(data: sealed)
    return Array(hash.finalize())
  }

  /// The digest of an entry after the one whose digest is `previous`.
  public static func next(after previous: [UInt8], envelope: [String], content: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: previous)
    hash.update(data: Fields.bytes(["underveis", "entry/1"] + envelope))
    hash.update(data: content)
    return Array(hash.finalize())
  }
}

/// What only the holder of a municipality's key can say: marks of where each stream ends, of what has been typed, and
/// of what lists hold.
public struct Marks: Sendable {
  private let chains: SymmetricKey
  private let searches: SymmetricKey
  private let lists: SymmetricKey

  public init(_ key: DataKey) {
    (chains, searches) = (key.derived(for: "chains/1"), key.derived(for: "searches/1"))
    lists = key.derived(for: "lists/1")
  }

  /// The mark of a stream's end. Who changes a stream and all digests after it still lacks this.
  public func end(of stream: String, version: Int, digest: [UInt8]) -> [UInt8] {
    mark(chains, Fields.bytes(["end", stream, String(version)]) + digest)
  }

  /// Ties an entry's content that has been sealed anew to the digest that its chain was made over.
  public func bridge(in stream: String, version: Int, from old: [UInt8], to new: [UInt8]) -> [UInt8] {
    mark(chains, Fields.bytes(["bridge", stream, String(version)]) + old + new)
  }

  /// The mark of everything: how many streams and entries, and the sum of the streams' own marks.
  public func whole(streams: Int, entries: Int, sum: MarkSum) -> [UInt8] {
    mark(chains, Fields.bytes(["whole", String(streams), String(entries)]) + sum.bytes)
  }

  /// What is searched for by the whole of it and never shown, such as a national id: alike for the same text.
  public func token(_ kind: String, _ text: String) -> String {
    text.isEmpty ? "" : mark(searches, Fields.bytes([kind, text])).prefix(16).map(hexadecimal).joined()
  }

  /// The mark of what a table holds of somebody, to tell whether that is to be written anew.
  public func rows(of table: String, _ rows: [UInt8]) -> [UInt8] { mark(lists, Fields.bytes([table]) + rows) }

  private func mark(_ key: SymmetricKey, _ bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
  }
}

/// The sum of marks, modulo 2²⁵⁶: the same in whatever order streams are written, and it can be kept while they change.
public struct MarkSum: Hashable, Sendable {
  private var words: [UInt64]

  public init() { words = [0, 0, 0, 0] }

  /// Nil for anything but 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    words = (0..<4).map { word in
      bytes[word * 8..<word * 8 + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  public var bytes: [UInt8] { words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } } }

  public static func + (left: MarkSum, right: MarkSum) -> MarkSum {
    var (sum, carry) = (MarkSum(), UInt64(0))
    for index in 0..<4 {
      let (first, over) = left.words[index].addingReportingOverflow(right.words[index])
      let (second, again) = first.addingReportingOverflow(carry)
      sum.words[index] = second
      carry = (over ? 1 : 0) + (again ? 1 : 0)
    }
    return sum
  }

  public static prefix func - (sum: MarkSum) -> MarkSum {
    var inverse = MarkSum()
    inverse.words = sum.words.map(~)
    var one = MarkSum()
    one.words[0] = 1
    return inverse + one
  }
}

/// What was typed in a form or asked for in an address: names and texts, in the order they came.
public struct FormValues: Sendable, Equatable {
  fileprivate var values: [String: [String]] = [:]
  /// The names in the order they first came.
  public private(set) var names: [String] = []

  public init() {}

  public init(_ fields: some Sequence<(name: String, value: String)>) {
    for field in fields { add(field.value, to: field.name) }
  }

  /// The first text of that name; empty when there is none.
  public subscript(name: String) -> String {
    values[name]?.first ?? ""
  }

  /// Every text of that name, for boxes that can be ticked together.
  public func all(_ name: String) -> [String] {
    values[name] ?? []
  }

  /// Whether the form had that name at all.
  public func has(_ name: String) -> Bool {
    values[name] != nil
  }

  /// Every name and text, for keeping the form as it is.
  public var fields: [(name: String, value: String)] {
    names.flatMap { name in all(name).map { (name, $0) } }
  }

  mutating func add(_ value: String, to name: String) {
    if values[name] == nil { names.append(name) }
    values[name, default: []].append(value)
  }
}

/// Why a form could not be read at all.
public enum FormFault: Error, Equatable {
  /// It holds a NUL character, which no keyboard types.
  case nul
  /// It has more fields than any form here.
  case tooManyFields
}

extension FormValues {
  /// No form here has more; a flood of empty fields is turned away.
  static let mostFields = 2_000

  /// Reads `application/x-www-form-urlencoded`.
  ///
  /// Line breaks become "\n". Control characters other than line break and tab are dropped. Bytes that are not UTF-8
  /// become the replacement character, so that the rest of the text is kept.
  public init(urlEncoded bytes: some Collection<UInt8>) throws(FormFault) {
    self.init()
    var count = 0
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      count += 1
      guard count <= FormValues.mostFields else { throw .tooManyFields }
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try FormValues.decoded(parts[0])
      guard !name.isEmpty else { continue }
      add(parts.count == 2 ? try FormValues.decoded(parts[1]) : "", to: name)
    }
  }

  private static func decoded(_ text: some Collection<UInt8>) throws(FormFault) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    var pending: [UInt8] = []
    func next() -> UInt8? { pending.isEmpty ? iterator.next() : pending.removeFirst() }
    var lastWasReturn = false
    while let byte = next() {
      var value = byte
      if byte == UInt8(ascii: "+") {
        value = UInt8(ascii: " ")
      } else if byte == UInt8(ascii: "%") {
        let first = next()
        let second = first == nil ? nil : next()
        if let high = first.flatMap(\.hexValue), let low = second.flatMap(\.hexValue) {
          value = high << 4 | low
        } else {
          pending = [first, second].compactMap(\.self) + pending
        }
      }
      switch value {
      case 0: throw .nul
      case 13: bytes.append(10)
      case 10 where lastWasReturn: break
      case 9, 10: bytes.append(value)
      case 1..<32, 127: break
      default: bytes.append(value)
      }
      lastWasReturn = value == 13
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension FormValues {
  /// The names that say which form this is and who sends it, and are no part of what was typed.
  static let hidden: Set = ["csrf", "nokkel"]

  /// What was typed, by name: as a draft keeps it.
  public var typed: [String: [String]] {
    values.filter { !FormValues.hidden.contains($0.key) }
  }

  /// A draft as it was kept.
  public init(typed: [String: [String]]) {
    values = typed
    names = typed.keys.sorted()
  }
}

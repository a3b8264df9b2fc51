internal import CivilTime

extension FactTable: Codable {
  /// One text for the whole table, `fact=numbers;…`: a record is opened far more often than it is looked at by eye, and
  /// a value at a time costs ten times as much to read.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    guard let table = FactTable(kept: try box.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: box, debugDescription: "not a fact table")
    }
    self = table
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(written)
  }

  private var written: String {
    var text: [UInt8] = []
    for (fact, place) in zip(Fact.allCases, places) where place != 0 {
      let value = known[Int(place)]
      text += fact.rawValue.utf8
      text.append(UInt8(ascii: "="))
      let numbers = [
        Int32(value.answer.rawValue), value.value, value.day.ordinal, value.since.ordinal, value.first.ordinal,
        value.count, value.entry, value.changed,
      ]
      for number in numbers {
        text += String(number).utf8
        text.append(UInt8(ascii: ","))
      }
      text[text.count - 1] = UInt8(ascii: ";")
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The table that was written as this text; nil for a text that no table is written as.
  init?(kept text: String) {
    var text = text
    let kept = text.withUTF8 { bytes -> [(slot: Int, value: FactValue)]? in
      var reader = FactTextReader(bytes: bytes)
      var kept: [(slot: Int, value: FactValue)] = []
      while !reader.isAtEnd {
        guard let slot = reader.slot(), let value = reader.value() else { return nil }
        kept.append((slot, value))
      }
      return kept
    }
    guard let kept else { return nil }
    self.init(kept)
  }
}

/// Goes through a fact table's text once, byte by byte.
private struct FactTextReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var next = 0
  private static let names = Fact.allCases.map { Array($0.rawValue.utf8) }

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { place >= bytes.count }

  /// The slot of the fact named here. They stand in slot order, so that the search goes on from the one before.
  mutating func slot() -> Int? {
    guard let sign = bytes[place...].firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = bytes[place..<sign]
    place = sign + 1
    for offset in Self.names.indices {
      let slot = next + offset < Self.names.count ? next + offset : next + offset - Self.names.count
      if Self.names[slot].count == name.count, Self.names[slot].elementsEqual(name) {
        next = slot + 1
        return slot
      }
    }
    return nil
  }

  mutating func value() -> FactValue? {
    let (comma, end) = (UInt8(ascii: ","), UInt8(ascii: ";"))
    guard let code = number(before: comma), let answer = Answer(rawValue: UInt8(clamping: code)),
      let word = number(before: comma), let day = number(before: comma), let since = number(before: comma),
      let first = number(before: comma), let count = number(before: comma), let entry = number(before: comma),
      let changed = number(before: end)
    else { return nil }
    var value = FactValue()
    (value.answer, value.value) = (answer, word)
    (value.day, value.since, value.first) = (Day(ordinal: day), Day(ordinal: since), Day(ordinal: first))
    (value.count, value.entry, value.changed) = (count, entry, changed)
    return value
  }

  /// The whole number that stands here; nil unless one does, and this byte after it.
  private mutating func number(before sign: UInt8) -> Int32? {
    guard place < bytes.count else { return nil }
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let start = place
    var sum: Int64 = 0
    while place < bytes.count, bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") {
      sum = sum * 10 + Int64(bytes[place] - UInt8(ascii: "0"))
      if sum > Int64(Int32.max) + 1 { return nil }
      place += 1
    }
    guard place > start, place < bytes.count, bytes[place] == sign else { return nil }
    place += 1
    return Int32(exactly: isNegative ? -sum : sum)
  }
}

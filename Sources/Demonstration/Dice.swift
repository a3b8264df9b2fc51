/// A seeded, repeatable source of chance (SplitMix64): the same seed makes the same municipality.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func one<Item>(of items: [Item], else fallback: Item) -> Item {
    items.randomElement(using: &self) ?? fallback
  }

  /// An id that looks like any other and is the same every time.
  mutating func id() -> String {
    let digits = String(next(), radix: 16) + String(next(), radix: 16)
    let padded = Array(String(repeating: "0", count: max(0, 32 - digits.count)) + digits)
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }
    return parts.joined(separator: "-")
  }
}

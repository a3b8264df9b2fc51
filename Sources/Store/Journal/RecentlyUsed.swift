/// What has been used lately, up to so many things. The one let go of is the first that has not been used since the hand,
/// which goes round them as a clock's does, was last there: what is walked through once pushes out nothing that is used.
struct RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Kept {
    let key: Key
    var value: Value
    var isUsed = false
  }

  private let capacity: Int
  private var places: [Key: Int] = [:]
  private var kept: [Kept] = []
  private var hand = 0

  init(capacity: Int) { self.capacity = max(1, capacity) }

  /// What is kept under a key, which then counts as used.
  mutating func use(_ key: Key) -> Value? {
    guard let place = places[key] else { return nil }
    kept[place].isUsed = true
    return kept[place].value
  }

  mutating func keep(_ value: Value, as key: Key) {
    if let place = places[key] {
      kept[place].value = value
    } else if kept.count < capacity {
      places[key] = kept.count
      kept.append(Kept(key: key, value: value))
    } else {
      while kept[hand].isUsed {
        kept[hand].isUsed = false
        moveHand()
      }
      places[kept[hand].key] = nil
      places[key] = hand
      kept[hand] = Kept(key: key, value: value)
      moveHand()
    }
  }

  mutating func forget(_ key: Key) {
    guard let place = places.removeValue(forKey: key), let last = kept.popLast() else { return }
    if place < kept.count {
      kept[place] = last
      places[last.key] = place
    }
    if hand >= kept.count { hand = 0 }
  }

  private mutating func moveHand() { hand = hand + 1 < kept.count ? hand + 1 : 0 }
}

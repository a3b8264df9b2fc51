internal import TestChance
internal import Testing

@testable internal import Store

/// What is kept in memory of states and keys: never the wrong one, never more than there is room for.
@Suite struct RecentlyUsedTests {
  @Test func `What is kept is what was last put there, and no more than there is room for`() {
    var chance = SeededGenerator(seed: 3)
    for capacity in [1, 2, 3, 10] {
      var (recent, written) = (RecentlyUsed<Int, Int>(capacity: capacity), [Int: Int]())
      for step in 0..<5_000 {
        let key = Int.random(in: 0..<20, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0:
          recent.forget(key)
          #expect(recent.use(key) == nil)
        case 1:
          if let found = recent.use(key) { #expect(found == written[key]) }
        default:
          recent.keep(step, as: key)
          written[key] = step
          #expect(recent.use(key) == step)
        }
        var copy = recent
        #expect((0..<20).count { copy.use($0) != nil } <= capacity)
      }
    }
  }

  @Test func `Going through everything once pushes out nothing that is used meanwhile`() {
    var recent = RecentlyUsed<Int, Int>(capacity: 100)
    for key in 0..<50 { recent.keep(key, as: key) }
    for other in 1_000..<11_000 {
      if other.isMultiple(of: 40) { for key in 0..<50 { #expect(recent.use(key) == key) } }
      recent.keep(other, as: other)
    }
  }
}

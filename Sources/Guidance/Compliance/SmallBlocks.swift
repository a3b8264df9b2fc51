/// What of a whole that is divided into blocks may be shown to somebody who may not see the persons.
///
/// A number from 1 to 4 may point somebody out, and a hidden number must not be found by subtracting the others. So small
/// blocks are merged until they hold at least five, the same blocks in every view of the whole, and a part of the whole is
/// shown only when each of its (merged) blocks, and each of what then remains, is empty or at least five. Whatever is
/// added and subtracted, the answer is a sum of such blocks.
public struct SmallBlocks<Block: Hashable & Comparable & CaseIterable & Sendable>: Hashable, Sendable {
  /// Blocks that are told only together; empty when all can be told.
  public let merged: Set<Block>
  /// Whether the whole is so small that nothing can be told.
  public let hidesAll: Bool

  public init(_ whole: [Block: Int]) {
    func count(_ block: Block) -> Int { whole[block] ?? 0 }
    var merged = Set(Block.allCases.filter { SmallNumbers.isSmall(count($0)) })
    func sum() -> Int { merged.reduce(0) { $0 + count($1) } }
    if !merged.isEmpty {
      // The smallest of the others, so that as little as possible is hidden.
      let others = Block.allCases.filter { !merged.contains($0) && count($0) > 0 }
        .sorted { (count($0), $0) < (count($1), $1) }
      for block in others where merged.count < 2 || sum() < SmallNumbers.smallest { merged.insert(block) }
    }
    self.merged = merged
    hidesAll = SmallNumbers.isSmall(whole.values.reduce(0, +))
  }

  /// The number of several blocks together; nil when it would split what is told only together.
  public func shown(_ blocks: Set<Block>, of counts: [Block: Int]) -> Int? {
    guard !hidesAll, merged.isDisjoint(with: blocks) || merged.isSubset(of: blocks) else { return nil }
    return blocks.reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  /// The parts of the whole, such as units, whose numbers can be shown.
  public func parts<Part: Hashable & Comparable>(_ all: [Part: [Block: Int]]) -> Set<Part> {
    guard !hidesAll else { return [] }
    func size(_ part: Part) -> Int { all[part]?.values.reduce(0, +) ?? 0 }
    var shown = Set(all.keys.filter { part in all[part].map(isSafe) ?? false })
    while true {
      var rest: [Block: Int] = [:]
      for (part, counts) in all where !shown.contains(part) { rest.merge(counts, uniquingKeysWith: +) }
      if isSafe(rest) { return shown }
      let next = shown.filter { size($0) > 0 }.min { (size($0), $0) < (size($1), $1) }
      guard let next else { return [] }
      shown.remove(next)
    }
  }

  /// Whether every block is empty or large enough.
  private func isSafe(_ counts: [Block: Int]) -> Bool {
    let together = merged.reduce(0) { $0 + (counts[$1] ?? 0) }
    return !SmallNumbers.isSmall(together)
      && Block.allCases.allSatisfy { merged.contains($0) || !SmallNumbers.isSmall(counts[$0] ?? 0) }
  }
}

internal import Content
internal import Foundation
internal import Guidance
internal import Instruments
internal import Testing

@testable import Desk

/// Who may not see the persons cannot find a number from 1 to 4 in the outcomes either.
@Suite struct OutcomeHidingTests {
  /// The finest cells of one pathway: four outcomes, measured once, and never.
  private static let kinds = Outcome.allCases.count + 2

  /// A pair of PHQ-9 for each outcome, in the order of ``Outcome``.
  private static let pairs = [
    ScorePair(first: 20, last: 0), ScorePair(first: 26, last: 18), ScorePair(first: 12, last: 12),
    ScorePair(first: 12, last: 20),
  ]

  private static let instrument: Instrument? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try? InstrumentLibrary(directory: root.appending(path: "content/instruments").path()).instrument("phq-9")
  }()

  /// How many of each kind in each pathway.
  private struct Town {
    let cells: [[Int]]

    init(seed: UInt64) {
      var chance = SeededChance(seed: seed)
      let (pathways, largest) = (chance.number(1...4), chance.number(1...25))
      cells = (0..<pathways).map { _ in
        (0..<OutcomeHidingTests.kinds).map { _ in chance.number(0...3) > 0 ? chance.number(0...largest) : 0 }
      }
    }

    func summary(_ pathways: some Sequence<Int>, _ instrument: Instrument) -> OutcomeSummary {
      var group = OutcomeGroup()
      for pathway in pathways {
        let cell = cells[pathway]
        var pairs: [ScorePair: Int] = [:]
        for (place, pair) in OutcomeHidingTests.pairs.enumerated() { pairs[pair] = cell[place] }
        group = group + OutcomeGroup(followed: cell.reduce(0, +), once: cell[4], pairs: pairs)
      }
      return instrument.outcomes(group)
    }

    func row(_ kinds: Set<Int>, _ pathways: Set<Int>) -> [Int] {
      cells.indices.flatMap { pathway in
        (0..<OutcomeHidingTests.kinds).map { pathways.contains(pathway) && kinds.contains($0) ? 1 : 0 }
      }
    }
  }

  /// Everything that is told of some pathways, as sums of the finest cells.
  private func told(_ shown: ShownOutcome, _ town: Town, _ pathways: Set<Int>) -> [[Int]] {
    var rows: [[Int]] = []
    if shown.followed != nil { rows.append(town.row(Set(0..<Self.kinds), pathways)) }
    if shown.pairs != nil { rows.append(town.row([0, 1, 2, 3], pathways)) }
    if shown.once != nil { rows.append(town.row([4], pathways)) }
    if shown.better != nil { rows.append(town.row([0, 1], pathways)) }
    for (place, outcome) in Outcome.allCases.enumerated() where shown[outcome] != nil {
      rows.append(town.row([place], pathways))
    }
    return rows
  }

  @Test("No small number is told, or can be found by adding and subtracting all that is", arguments: 0..<400)
  func nothingSmallCanBeFound(seed: Int) throws {
    let instrument = try #require(Self.instrument)
    let town = Town(seed: UInt64(seed))
    let all = Set(town.cells.indices)
    let whole = town.summary(all, instrument)
    let small = SmallBlocks(whole.blocks)
    let parts = Dictionary(uniqueKeysWithValues: all.map { ($0, town.summary([$0], instrument)) })
    var known = Span(width: town.cells.count * Self.kinds)
    for row in told(ShownOutcome(whole, under: small, isWhole: true), town, all) { known.add(row) }
    for pathway in small.parts(parts.mapValues(\.blocks)) {
      guard let summary = parts[pathway] else { continue }
      for row in told(ShownOutcome(summary, under: small, isWhole: false), town, [pathway]) { known.add(row) }
    }
    let kinds: [Set<Int>] = (0..<Self.kinds).map { [$0] } + [[0, 1], [2, 3], [0, 1, 2, 3], [4, 5]]
    for pathways in [all] + all.map({ [$0] }) {
      for asked in kinds {
        let count = pathways.reduce(0) { sum, pathway in sum + asked.reduce(0) { $0 + town.cells[pathway][$1] } }
        guard (1...4).contains(count) else { continue }
        #expect(!known.holds(town.row(asked, pathways)), "\(pathways): \(count) of \(asked)")
      }
    }
  }

  @Test("Large numbers are told as they are, also part by part")
  func largeNumbersAreTold() throws {
    let instrument = try #require(Self.instrument)
    let pairs = Dictionary(uniqueKeysWithValues: zip(Self.pairs, [9, 6, 7, 5]))
    let summary = instrument.outcomes(OutcomeGroup(followed: 40, once: 6, pairs: pairs))
    let small = SmallBlocks(summary.blocks)
    let whole = ShownOutcome(summary, under: small, isWhole: true)
    #expect(Outcome.allCases.map { whole[$0] } == [9, 6, 7, 5] && whole.once == 6 && whole.hiddenPairs == 0)
    #expect(whole.pairs == 27 && whole.better == 15 && whole.betterShare == 56 && whole.completeness == 68)
    let part = ShownOutcome(summary, under: small, isWhole: false)
    #expect(part.better == 15 && part[.recovered] == nil && part.once == nil, "a part is told in coarse blocks")
    #expect(ShownOutcome(summary)[.deteriorated] == 5)
  }
}

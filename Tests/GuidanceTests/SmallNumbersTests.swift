internal import Casework
internal import Guidance
internal import Testing

/// Who may not see the persons cannot find a number from 1 to 4, neither shown nor by adding and subtracting what is.
@Suite struct SmallNumbersTests {
  /// A municipality of a few units and pathways, with so few persons that much must be hidden.
  private struct Town {
    let units: Int
    let pathways: Int
    /// By unit, then pathway, then status.
    var cells: [[NormFigures]]

    init(seed: UInt64) {
      var chance = SeededChance(seed: seed)
      (units, pathways) = (chance.number(1...4), chance.number(1...3))
      let (pathways, largest) = (pathways, chance.number(1...14))
      cells = (0..<units).map { _ in
        (0..<pathways).map { _ in
          var figures = NormFigures()
          for status in FindingStatus.allCases where chance.number(0...3) > 0 {
            figures.add(ComplianceMark(status), chance.number(0...largest))
          }
          return figures
        }
      }
    }

    var statuses: Int { FindingStatus.allCases.count }
    var width: Int { units * pathways * statuses }

    func sum(_ isAsked: (Int, Int) -> Bool) -> NormFigures {
      var sum = NormFigures()
      for unit in 0..<units { for pathway in 0..<pathways where isAsked(unit, pathway) { sum += cells[unit][pathway] } }
      return sum
    }

    /// Which of the finest cells a number is the sum of.
    func row(_ wanted: Set<FindingStatus>, _ isAsked: (Int, Int) -> Bool) -> [Int] {
      var row = Array(repeating: 0, count: width)
      for unit in 0..<units {
        for pathway in 0..<pathways where isAsked(unit, pathway) {
          for status in wanted { row[(unit * pathways + pathway) * statuses + Int(status.rawValue)] = 1 }
        }
      }
      return row
    }
  }

  /// Everything that is told of a selection, as sums of the finest cells.
  private func told(_ town: Town, _ small: SmallNumbers, _ isAsked: (Int, Int) -> Bool) -> [[Int]] {
    let shown = ShownFigures(town.sum(isAsked), under: small)
    let all = Set(FindingStatus.allCases)
    var rows: [[Int]] = []
    for status in FindingStatus.allCases where shown[status] != nil { rows.append(town.row([status], isAsked)) }
    if shown.together != nil { rows.append(town.row(small.merged, isAsked)) }
    if shown.concerned != nil { rows.append(town.row(all.subtracting([.notApplicable]), isAsked)) }
    if shown.unmet != nil { rows.append(town.row(ShownFigures.unmetStatuses, isAsked)) }
    if shown.decided != nil {
      rows.append(town.row(ShownFigures.unmetStatuses.union([.fulfilled, .deviated]), isAsked))
    }
    return rows
  }

  @Test("No small number is told, or can be found by adding and subtracting all that is", arguments: 0..<400)
  func nothingSmallCanBeFound(seed: Int) {
    let town = Town(seed: UInt64(seed))
    let whole = town.sum { _, _ in true }
    let small = SmallNumbers(whole)
    let all = Set(FindingStatus.allCases)
    var known = Span(width: town.width)
    for row in told(town, small, { _, _ in true }) { known.add(row) }
    let units = small.parts(
      Dictionary(uniqueKeysWithValues: (0..<town.units).map { unit in (unit, town.sum { one, _ in one == unit }) }))
    let pathways = small.parts(
      Dictionary(uniqueKeysWithValues: (0..<town.pathways).map { way in (way, town.sum { _, one in one == way }) }))
    for unit in units { for row in told(town, small, { one, _ in one == unit }) { known.add(row) } }
    for pathway in pathways { for row in told(town, small, { _, one in one == pathway }) { known.add(row) } }
    // How many a unit or pathway follows up is no secret; the caseload says it.
    known.add(town.row(all) { _, _ in true })
    for unit in 0..<town.units { known.add(town.row(all) { one, _ in one == unit }) }
    for pathway in 0..<town.pathways { known.add(town.row(all) { _, one in one == pathway }) }

    func check(_ name: String, _ isAsked: @escaping (Int, Int) -> Bool) {
      for status in FindingStatus.allCases {
        let count = town.sum(isAsked)[status]
        guard (1...4).contains(count) else { continue }
        #expect(!known.holds(town.row([status], isAsked)), "\(name): \(count) \(status)")
      }
    }
    guard whole.everybody >= SmallNumbers.smallest else { return }
    check("alle") { _, _ in true }
    for unit in 0..<town.units {
      check("enhet \(unit)") { one, _ in one == unit }
      for pathway in 0..<town.pathways { check("\(unit)/\(pathway)") { $0 == unit && $1 == pathway } }
    }
    for pathway in 0..<town.pathways { check("forløp \(pathway)") { _, one in one == pathway } }
  }

  @Test("Large numbers, and none, are told as they are")
  func largeNumbersAreTold() {
    var figures = NormFigures()
    figures.add(ComplianceMark(.fulfilled), 40)
    figures.add(ComplianceMark(.missing), 5)
    let shown = ShownFigures(figures, under: SmallNumbers(figures))
    #expect(shown[.fulfilled] == 40 && shown[.missing] == 5 && shown[.overdue] == 0)
    #expect(shown.together == nil && shown.percent == 89 && shown.concerned == 45)
  }

  @Test("One small number takes the smallest of the others with it, and their sum is told")
  func oneSmallTakesAnother() {
    var figures = NormFigures()
    figures.add(ComplianceMark(.fulfilled), 40)
    figures.add(ComplianceMark(.missing), 12)
    figures.add(ComplianceMark(.overdue), 2)
    let shown = ShownFigures(figures, under: SmallNumbers(figures))
    #expect(shown[.overdue] == nil && shown[.missing] == nil && shown[.fulfilled] == 40 && shown.together == 14)
    #expect(shown.unmet == 14, "the two that are hidden are both unmet, so their sum tells nothing more")
  }

  @Test("Reasons that few have are told only together")
  func fewReasonsAreMerged() {
    var figures = NormFigures()
    figures.add(ComplianceMark(.deviated, reason: .personDeclines), 9)
    figures.add(ComplianceMark(.deviated, reason: .notAvailable), 6)
    figures.add(ComplianceMark(.deviated, reason: .harmful), 1)
    let shown = ShownFigures(figures, under: SmallNumbers(figures))
    #expect(shown.departed?.known == [.personDeclines: 9])
    #expect(shown.departed?.merged == 7)
    #expect(ShownFigures(figures).departed?.known == [.personDeclines: 9, .notAvailable: 6, .harmful: 1])
  }
}

/// What can be found by adding and subtracting some sums, by elimination modulo a prime.
struct Span {
  private static let prime = 1_000_003
  private let width: Int
  private var rows: [(lead: Int, row: [Int])] = []

  init(width: Int) { self.width = width }

  mutating func add(_ row: [Int]) {
    let rest = reduced(row)
    guard let lead = rest.firstIndex(where: { $0 != 0 }) else { return }
    let factor = Self.inverse(rest[lead])
    rows.append((lead, rest.map { $0 * factor % Self.prime }))
  }

  func holds(_ row: [Int]) -> Bool { reduced(row).allSatisfy { $0 == 0 } }

  private func reduced(_ row: [Int]) -> [Int] {
    var rest = row
    for (lead, known) in rows where rest[lead] != 0 {
      let factor = rest[lead]
      for place in 0..<width where known[place] != 0 {
        rest[place] = ((rest[place] - factor * known[place]) % Self.prime + Self.prime) % Self.prime
      }
    }
    return rest
  }

  private static func inverse(_ number: Int) -> Int {
    var (result, base, power) = (1, number, prime - 2)
    while power > 0 {
      if power % 2 == 1 { result = result * base % prime }
      base = base * base % prime
      power /= 2
    }
    return result
  }
}

struct SeededChance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % (range.upperBound - range.lowerBound + 1)
  }
}

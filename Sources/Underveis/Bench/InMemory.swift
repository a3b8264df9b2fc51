internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Guidance
internal import Store

/// What the guideline costs without a store: every norm on one record, and a dozen of them against the same by hand.
struct InMemory {
  let house: House

  func measure() async throws -> [Measurement] {
    let states = try await house.store.guided(after: nil, limit: 500).map(\.1)
    let day = House.clock().day
    let guide = house.knowledge.guide
    let whole = Self.median(states) { guide.evaluate($0, on: day).sum }
    let few = Guide(edition: guide.edition, norms: HandWritten.ids.compactMap { guide.norm($0) })
    let asData = Self.median(states) { few.evaluate($0, on: day).sum }
    let byHand = Self.median(states) { state in
      var hand = HandWritten(state, on: day)
      return hand.evaluate().sum
    }
    let ratio = asData / byHand
    let unlike = states.count { state in
      var hand = HandWritten(state, on: day)
      let (own, others) = (hand.evaluate(), few.evaluate(state, on: day))
      return own.findings != others.findings || own.changesOn != others.changesOn
    }
    return [
      Measurement(
        what: "alle \(guide.norms.count) normer, én journal i minnet, median", result: String(format: "%.2f µs", whole),
        budget: "≤ 10 µs", isWithin: whole <= 10),
      Measurement(
        what: "\(few.norms.count) anbefalinger som data mot de samme skrevet for hånd, \(unlike) ulike svar",
        result: String(format: "%.2f µs mot %.2f µs: %.1f×", asData, byHand, ratio), budget: "≤ 2×",
        isWithin: ratio <= 2 && unlike == 0),
    ]
  }

  /// Median microseconds for one record, over many rounds of all of them. Given what the guideline reads and no more: taking
  /// a whole state out of a list counts references to all of it, which costs more than a dozen norms.
  static func median(_ states: [GuidedRecord], _ work: (GuidedRecord) -> Int) -> Double {
    var rounds: [Double] = []
    var sum = 0
    let clock = ContinuousClock()
    for _ in 0..<60 {
      let begun = clock.now
      for state in states { sum &+= work(state) }
      rounds.append((clock.now - begun).milliseconds * 1000 / Double(max(1, states.count)))
    }
    // Reading the sum keeps the work.
    return sum == .min ? 0 : rounds.sorted()[rounds.count / 2]
  }
}

extension Evaluation {
  /// Something that depends on every answer, deadline and day of change, so that the compiler can leave none of them out.
  var sum: Int {
    findings.reduce(Int(changesOn?.ordinal ?? 0)) {
      ($0 &* 31) &+ $1.index &+ Int($1.status.rawValue) &+ Int($1.due?.ordinal ?? 0)
    }
  }
}

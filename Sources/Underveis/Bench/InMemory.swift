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
    let (asData, byHand) = Self.medians(
      states, { few.evaluate($0, on: day).sum },
      { state in
        var hand = HandWritten(state, on: day)
        return hand.evaluate().sum
      })
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

  /// Median microseconds for one record, over many rounds of all of them.
  static func median(_ states: [GuidedRecord], _ work: (GuidedRecord) -> Int) -> Double {
    medians(states, work, { _ in 0 }).0
  }

  /// The same for two pieces of work, a round of the one and a round of the other: a machine that is slow for a while is so
  /// for both. Worked into the measurement, as each would be where it is used.
  @inline(__always)
  private static func medians(
    _ states: [GuidedRecord], _ first: (GuidedRecord) -> Int, _ second: (GuidedRecord) -> Int
  ) -> (Double, Double) {
    let held = states.map(Held.init)
    var rounds: (first: [Double], second: [Double]) = ([], [])
    var sum = 0
    for _ in 0..<60 {
      rounds.first.append(time(held, first, &sum))
      rounds.second.append(time(held, second, &sum))
    }
    // Reading the sum keeps the work.
    guard sum != .min else { return (0, 0) }
    return (rounds.first.sorted()[rounds.first.count / 2], rounds.second.sorted()[rounds.second.count / 2])
  }

  @inline(__always)
  private static func time(_ held: [Held], _ work: (GuidedRecord) -> Int, _ sum: inout Int) -> Double {
    let begun = ContinuousClock.now
    for one in held { sum &+= work(one.record) }
    return (ContinuousClock.now - begun).milliseconds * 1000 / Double(max(1, held.count))
  }

  /// A record that stays where it is: taking it out of a list counts references to all that it holds, which costs as much
  /// as several norms.
  private final class Held {
    let record: GuidedRecord

    init(_ record: GuidedRecord) { self.record = record }
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

/// A question that another answer asks for, and that nobody has asked yet.
///
/// Bodily complaints without a clear cause ask about mental complaints and substances, mental complaints or poor sleep ask
/// about substances, and substance problems ask about mental complaints (MAP-05 to MAP-07).
public struct CrossQuestion: Hashable, Sendable {
  /// What should be asked about.
  public let asks: Fact
  /// The answers that ask for it.
  public let because: [Fact]

  private static let rules: [(given: [Fact], ask: [Fact])] = [
    ([.bodilyUnclear], [.mentalComplaints, .substanceHabits]),
    ([.mentalComplaints, .sleepTrouble], [.substanceHabits]),
    ([.substanceProblems], [.mentalComplaints]),
  ]

  /// The questions that are open, each once. A question that was declined has been asked.
  public static func open(_ answer: (Fact) -> Answer) -> [CrossQuestion] {
    var order: [Fact] = []
    var reasons: [Fact: [Fact]] = [:]
    for rule in rules {
      let given = rule.given.filter { answer($0) == .yes }
      guard !given.isEmpty else { continue }
      for fact in rule.ask where answer(fact) == .notAsked {
        if reasons[fact] == nil { order.append(fact) }
        reasons[fact, default: []] += given.filter { !(reasons[fact] ?? []).contains($0) }
      }
    }
    return order.map { CrossQuestion(asks: $0, because: reasons[$0] ?? []) }
  }
}

extension Fact {
  /// The suspicions that ask for a risk assessment there and then.
  public static let suspicions: [Fact] = [
    .suspectedSuicide, .suspectedSelfHarm, .suspectedExposure, .suspectedViolence,
  ]
}

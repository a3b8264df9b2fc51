internal import Casework

/// An answer that may be unknown.
enum Truth: UInt8 { case no, unknown, yes }

/// What a test says to each of the six answers a fact may have, two bits for each.
struct TruthTable {
  private var bits: UInt16 = 0

  init() {}

  init(_ test: FactTest) {
    for answer in [Answer.notAsked, .unknown, .declined, .notRelevant, .no, .yes] {
      bits |= UInt16(Self.truth(of: answer, test).rawValue) << (2 * UInt16(answer.rawValue))
    }
  }

  subscript(answer: Answer) -> Truth {
    Truth(rawValue: UInt8(truncatingIfNeeded: bits >> (2 * UInt16(answer.rawValue))) & 3) ?? .unknown
  }

  private static func truth(of answer: Answer, _ test: FactTest) -> Truth {
    func when(_ holds: Bool) -> Truth { holds ? .yes : .no }
    switch test.answer {
    case .asked: return when(answer != .notAsked)
    case .notAsked: return when(answer == .notAsked)
    case .declined: return when(answer == .declined)
    case .unknown: return when(answer == .unknown)
    case .answered: return when(answer == .yes || answer == .no || answer == .notRelevant)
    case .yes, .no, .words: break
    }
    switch answer {
    case .yes: return when(test.answer != .no)
    case .no, .notRelevant: return when(test.answer == .no)
    case .notAsked, .unknown, .declined:
      return test.fact.kind.silenceIsNo ? when(test.answer == .no) : .unknown
    }
  }
}

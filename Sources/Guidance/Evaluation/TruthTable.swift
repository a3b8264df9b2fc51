internal import Casework

/// An answer that may be unknown.
enum Truth: UInt8 { case no, unknown, yes }

/// What a test says to each of the six answers a fact may have, two bits for each.
struct TruthTable {
  private var bits: UInt16 = 0
  private static let answers = [Answer.notAsked, .unknown, .declined, .notRelevant, .no, .yes]

  init() {}

  init(_ test: FactTest) {
    for answer in Self.answers { self[answer] = Self.truth(of: answer, test) }
  }

  /// Several questions about one fact as one question; nil where that would be another: other answers, or a time asked
  /// about that would not have been.
  init?(_ tests: [FactTest], joinedBy join: Program.Code) {
    guard tests.count > 1, Set(tests.map(\.fact)).count == 1 else { return nil }
    switch join {
    case .any: guard Set(tests.map(\.times)).count == 1, tests.allSatisfy({ !$0.asksForWords }) else { return nil }
    case .all: guard tests.dropLast().allSatisfy(\.times.isEmpty) else { return nil }
    case .always, .not, .fact: return nil
    }
    let (settles, otherwise): (Truth, Truth) = join == .all ? (.no, .yes) : (.yes, .no)
    let isTimed = tests.last.map { !$0.times.isEmpty } ?? false
    for answer in Self.answers {
      let truths = tests.map { Self.truth(of: answer, $0) }
      self[answer] = truths.contains(settles) ? settles : truths.contains(.unknown) ? .unknown : otherwise
      // What is known too early or late, and unknown besides, takes two questions to say.
      if isTimed, truths.contains(.yes), truths.contains(.unknown), !(join == .all && truths.contains(.no)) {
        return nil
      }
    }
  }

  private(set) subscript(answer: Answer) -> Truth {
    @inline(__always) get {
      Truth(rawValue: UInt8(truncatingIfNeeded: bits >> (2 * UInt16(answer.rawValue))) & 3) ?? .unknown
    }
    set { bits |= UInt16(newValue.rawValue) << (2 * UInt16(answer.rawValue)) }
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

extension FactTest {
  fileprivate var asksForWords: Bool { if case .words = answer { true } else { false } }
}

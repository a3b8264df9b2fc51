internal import Casework
internal import CivilTime

/// A short name of everything that decides how records stand: the same for the same norms, on every machine and start.
struct Fingerprint {
  private var hash = StableHash()

  /// Raised when the evaluation itself is changed so that the same norms give other findings.
  private static let evaluation = 1

  init(of norms: [Norm]) {
    mix(Self.evaluation)
    for norm in norms { mix(norm) }
  }

  var text: String { hash.text }

  private mutating func mix(_ text: String) { hash.mix(text) }

  private mutating func mix(_ number: Int) { mix("\(number)") }

  private mutating func mix(_ norm: Norm) {
    mix(norm.id)
    mix(norm.strength.rawValue)
    mix(norm.isRight ? 1 : 0)
    mix(norm.applies)
    mix(norm.fulfilled)
    mix(norm.deadline)
    if let until = norm.until { mix("until \(until.ordinal)") }
    switch norm.kind {
    case .duty: mix("duty")
    case .topic(let fact): mix("topic \(fact.rawValue)")
    case .measure(let kind, let pathways): mix("measure \(kind) \(pathways.sorted())")
    }
  }

  private mutating func mix(_ condition: Condition) {
    switch condition {
    case .always: mix("always")
    case .all(let parts), .any(let parts):
      if case .all = condition { mix("all") } else { mix("any") }
      mix(parts.count)
      for part in parts { mix(part) }
    case .not(let part):
      mix("not")
      mix(part)
    case .fact(let test):
      mix(test.fact.rawValue)
      mix("\(test.answer)")
      mix(test.times.count)
      for time in test.times { mix(time) }
    }
  }

  private mutating func mix(_ time: TimeTest) {
    switch time {
    case .within(let span): mix("within \(span)")
    case .longerThan(let span): mix("longer \(span)")
    case .notLongerThan(let span): mix("not longer \(span)")
    case .sinceLast: mix("since last")
    case .notAfter: mix("not after")
    case .ahead: mix("ahead")
    }
    for fact in time.facts { mix(fact.rawValue) }
  }

  private mutating func mix(_ deadline: Deadline) {
    switch deadline {
    case .none: mix("none")
    case .atOnce: mix("at once")
    case .within(let span, _): mix("within \(span)")
    case .before(_, let lead): mix("before \(lead)")
    case .recurring(_, let every, let warning, _): mix("every \(every) \(warning)")
    case .local(let span): mix("local \(span)")
    }
    for fact in deadline.facts { mix(fact.rawValue) }
  }
}

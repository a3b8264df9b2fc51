internal import Casework
internal import CivilTime

extension Deadline {
  typealias Changed = (what: String, deadline: Deadline)

  /// None for what the municipality has set: the cases are about what the source says.
  var flips: [Changed] {
    let gone: Changed = ("ingen frist", .none)
    switch self {
    case .none, .local: return []
    case .atOnce(let facts):
      return [gone] + facts.leavingOutEach().map { ("straks, uten «\($0.left.rawValue)»", .atOnce($0.rest)) }
    case .within(let span, let facts):
      return [gone] + span.neighbours.map { ("innen \($0.norwegian)", .within($0, of: facts)) }
        + facts.leavingOutEach().map { ("uten «\($0.left.rawValue)»", .within(span, of: $0.rest)) }
    case .before(let fact, let lead):
      return [gone] + lead.neighbours.map { ("varsles \($0.norwegian) før", .before(fact, lead: $0)) }
    case .recurring(let fact, let every, let warning, let first):
      let spans = every.neighbours.map { span in
        ("hver \(span.norwegian)", Deadline.recurring(fact, every: span, warning: warning, first: first))
      }
      let warnings = warning.neighbours.map { span in
        ("varsles \(span.norwegian) før", Deadline.recurring(fact, every: every, warning: span, first: first))
      }
      let firsts = first.leavingOutEach().map { left, rest in
        ("uten «\(left.rawValue)»", Deadline.recurring(fact, every: every, warning: warning, first: rest))
      }
      return [gone] + spans + warnings + firsts
    }
  }
}

extension Span {
  /// One unit shorter and one longer.
  var neighbours: [Span] {
    switch self {
    case .days(let count): [.days(count - 1), .days(count + 1)]
    case .weeks(let count): [.weeks(count - 1), .weeks(count + 1)]
    case .months(let count): [.months(count - 1), .months(count + 1)]
    case .years(let count): [.years(count - 1), .years(count + 1)]
    }
  }
}

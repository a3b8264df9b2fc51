public import CivilTime

/// A reasoned departure from a recommendation (fravik).
public struct Departure: Hashable, Sendable, Codable {
  /// The recommendation's permanent id.
  public var norm: String
  public var reason: DepartureReason
  public var words: String
  /// The last day the reason stands; then somebody looks at it again. Nil when nobody has set a day.
  public var until: Day?

  public init(norm: String, reason: DepartureReason, words: String, until: Day? = nil) {
    (self.norm, self.reason, self.words, self.until) = (norm, reason, words, until)
  }

  /// Reads every version of the shape: the first had no day to look again, and a reason without a code is in words only.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    norm = try box.decode(String.self, forKey: .norm)
    reason = try box.decodeIfPresent(DepartureReason.self, forKey: .reason) ?? .other
    words = try box.decode(String.self, forKey: .words)
    until = try box.decodeIfPresent(Day.self, forKey: .until)
  }

  /// The day suggested for looking at a reason again: none is ever demanded.
  public static func suggestedReview(from day: Day) -> Day { day.adding(months: 3) }

  func problems(today: Day) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if words.isBlank { problems.append(FieldProblem("grunn", "Skriv grunnen med egne ord.")) }
    if let until, until < today {
      problems.append(FieldProblem("gjelder-til", "Dagen for å se på grunnen igjen kan ikke ligge tilbake i tid."))
    }
    if let until, until > today.adding(months: 24) {
      problems.append(
        FieldProblem("gjelder-til", "Sett en dag innen to år, så noen ser på grunnen igjen. Sjekk årstallet."))
    }
    return problems
  }
}

/// The short coded list of reasons for a departure. A code is never removed and never given another place.
public enum DepartureReason: String, Sendable, Codable, CaseIterable {
  case personDeclines = "person-declines"
  case notNowClinically = "not-now"
  case doneElsewhere = "done-elsewhere"
  case harmful
  case notAvailable = "not-available"
  case otherSolution = "other-solution"
  case waitingForOthers = "waiting-for-others"
  case other
}

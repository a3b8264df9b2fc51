internal import Casework
internal import CivilTime
internal import Guidance

/// What is said about a finding, in words.
enum FindingWords {
  /// Strength and status. Red is for an overdue `skal` and nothing else.
  static func tag(_ status: FindingStatus, _ strength: Strength, due: Day?, on day: Day) -> Tag {
    let words =
      switch (status, due) {
      case (.due, let due?): due.relative(to: day)
      case (.overdue, let due?): "forfalt \(due.relative(to: day))"
      default: status.norwegian
      }
    let text = "\(strength.rawValue) · \(words)"
    switch status {
    case .overdue: return Tag(text, strength == .must ? .danger : .due)
    case .due: return Tag(text, .due)
    case .missing: return Tag(text, .due, sign: "○")
    case .undecided: return Tag(text, sign: "?")
    case .deviated: return Tag(text, sign: "✎")
    case .offered: return Tag(text, sign: "+")
    case .fulfilled: return Tag(text, .ok)
    case .notApplicable: return Tag(text, sign: "–")
    }
  }

  static func deadline(_ explanation: Explanation, on day: Day) -> String? {
    guard let due = explanation.due, explanation.status != .notApplicable else { return nil }
    let when = "Frist \(due.short(seenFrom: day))"
    return explanation.norm.deadline.isLocal ? "\(when), satt av kommunen (kilden har ingen)" : when
  }

  static func notes(_ explanation: Explanation, on day: Day) -> [String] {
    var notes: [String] = []
    if !explanation.unknown.isEmpty {
      var names: [String] = []
      for fact in explanation.unknown where !names.contains(fact.rawValue) { names.append(fact.rawValue) }
      notes.append("Det vi ikke vet: \(names.joined(separator: ", ")).")
    }
    if let asked = explanation.askedAndDeclined {
      notes.append("Spurt \(asked.short(seenFrom: day)). Ville ikke svare da. Spør gjerne igjen når det passer.")
    }
    if let departure = explanation.departure { notes.append(words(departure, explanation, on: day)) }
    if let reading = explanation.norm.reading { notes.append("Slik leser vi kilden: \(reading)") }
    return notes
  }

  static func words(_ departure: DepartureState, _ explanation: Explanation, on day: Day) -> String {
    let reason = RecordWords.reason(departure.reason)
    var text = "Fraveket \(departure.day.short(seenFrom: day)) av \(departure.author). \(reason): «\(departure.words)»."
    if explanation.departureIsUpForReview {
      text += " Dagen for å se på grunnen igjen har gått. Derfor gjelder den ikke lenger. Se på den på nytt."
    } else if explanation.departureLapsed {
      text += " Noe av det grunnen bygde på, har endret seg siden. Derfor gjelder den ikke lenger."
    } else if let until = departure.until {
      text += " Gjelder til og med \(until.short(seenFrom: day))."
    }
    if !explanation.departureLapsed, explanation.norm.strength == .must {
      text += " En grunn forklarer et «skal», men lukker det ikke."
    }
    return text
  }
}

internal import Casework
internal import CivilTime
internal import Guidance

/// The control that answers one fact, by the fact's kind, with what is known now beside it.
struct FactControl: Sendable {
  /// One of the two is there: words to choose, or a day to write.
  let choice: Select?
  let day: DateField?

  init(_ fact: Fact, known value: FactValue, on today: Day, in form: FormReading, empty: String = "Ingen ny opplysning")
  {
    let label = fact.rawValue.withLargeFirst
    let known = Self.known(fact, value, on: today)
    let name = FactEntry.name(of: fact)
    switch fact.kind {
    case .event:
      choice = nil
      day = DateField(name, "\(label): dagen det hendte", hint: known, optional: true, in: form)
    case .date:
      choice = nil
      day = DateField(name, label, hint: known, optional: true, in: form)
    case .yesNo, .done, .choice, .status, .topic:
      day = nil
      choice = Select(
        name, label, FactAnswer.options(fact).map { ($0.code, $0.label) }, empty: empty, hint: known, in: form)
    }
  }

  /// The answer in force with its day; what silence means when there is none.
  static func known(_ fact: Fact, _ value: FactValue, on today: Day) -> String {
    guard value.answer != .notAsked else { return "Nå: \(fact.kind.silentWords)" }
    let stated = Statement(fact, value.answer, value: value.value >= 0 ? Int(value.value) : nil)
    let day = value.day.short(seenFrom: today)
    let answer = StatementWords.answer(stated, on: today)
    return fact.kind == .event ? "Sist: \(day), \(value.day.relative(to: today))" : "Nå: \(answer), \(day)"
  }
}

/// The answers a fact can be given in a form, with their codes.
struct FactAnswer: Sendable {
  let code: String
  let label: String
  let statement: Statement

  static func options(_ fact: Fact) -> [FactAnswer] {
    func option(_ code: String, _ label: String, _ answer: Answer) -> FactAnswer {
      FactAnswer(code: code, label: label, statement: Statement(fact, answer))
    }
    let unknown = option("vet-ikke", "Vet ikke", .unknown)
    let declined = option("vil-ikke-svare", "Vil ikke svare", .declined)
    let notRelevant = option("ikke-relevant", "Ikke relevant", .notRelevant)
    let words = fact.kind.options.enumerated().map { place, word in
      FactAnswer(code: "ord-\(place)", label: word.withLargeFirst, statement: Statement(fact, .yes, value: place))
    }
    switch fact.kind {
    case .yesNo: return [option("ja", "Ja", .yes), option("nei", "Nei", .no), unknown, declined, notRelevant]
    case .done, .topic:
      return [
        option("gjort", fact.isOffer ? "Tilbudt" : "Gjort", .yes),
        option("avslatt", "Tilbudt, personen ville ikke", .declined),
        option("ikke-gjort", "Ikke gjort", .no), notRelevant,
      ]
    case .choice: return words + [unknown, declined, notRelevant]
    case .status: return words + [option("ikke-lenger", "Gjelder ikke lenger", .notAsked)]
    case .event, .date: return []
    }
  }
}

extension FormReading {
  /// The answer to one fact; nil when nothing was chosen or it cannot be meant.
  mutating func statement(_ fact: Fact, on today: Day) -> Statement? {
    let name = FactEntry.name(of: fact)
    switch fact.kind {
    case .event:
      let outside = "Dagen kan ikke ligge fram i tid."
      let range = Day.earliestHappening...today
      return day(name, in: range, outside: outside).map { Statement(fact, .yes, on: $0) }
    case .date:
      return day(name).map { Statement(fact, .yes, value: Int($0.ordinal)) }
    case .yesNo, .done, .choice, .status, .topic:
      let options = FactAnswer.options(fact)
      let code = choice(name, of: options.map(\.code))
      return options.first { $0.code == code }?.statement
    }
  }
}

extension Day {
  /// Nothing that a form asks about happened before this: 1 January 1900.
  static var earliestHappening: Day { Day(ordinal: -25_567) }
}

internal import Casework
internal import CivilTime

/// How a question about one fact stands in a form: the name of its field, its answers, and how they are read.
///
/// Nothing is chosen before somebody chooses. *No*, *don't know*, *will not answer* and *not asked* are four things.
struct FactQuestion: Sendable {
  static let yes = "ja"
  static let no = "nei"
  static let unknown = "vet-ikke"
  static let declined = "vil-ikke"

  let fact: Fact

  init(_ fact: Fact) { self.fact = fact }

  var field: String { FactEntry.name(of: fact) }

  /// Where the day stands, for what happened on a day.
  var dayField: String { field + "-dag" }

  /// Every field the question has.
  var fields: [String] { asksForDay ? [field, dayField] : [field] }

  /// "Søvnvansker".
  var label: String { fact.rawValue.withLargeFirst }

  /// A suspicion is from today; other things happened on a day that matters.
  var asksForDay: Bool { fact.kind == .event && !Fact.suspicions.contains(fact) }

  /// The answers that can be chosen, as code and label.
  var answers: [(code: String, label: String)] {
    let words: [(code: String, label: String)] =
      switch fact.kind {
      case .choice(let words), .status(let words): words.map { ($0, $0) }
      case .done: [(Self.yes, "gjort"), (Self.no, "ikke gjort")]
      case .yesNo, .event, .topic, .date: [(Self.yes, "ja"), (Self.no, "nei")]
      }
    let declined = fact.kind == .done ? "ønsket det ikke" : "vil ikke svare"
    return words + [(Self.unknown, "vet ikke"), (Self.declined, declined)]
  }

  /// The question as a part of a form.
  ///
  /// - Parameters:
  ///   - earlier: what the record knows, told beside the question and never filled in.
  ///   - because: why the question is asked now, when another answer asks for it.
  func parts(in form: FormReading, earlier: String?, because: String? = nil) -> [any Component] {
    let hint = [because.map { "Ikke spurt ennå. \($0)" }, earlier].compactMap(\.self).joined(separator: " ")
    if fact.kind == .date {
      return [DateField(field, label, hint: hint.isEmpty ? nil : hint, optional: true, in: form)]
    }
    var options = answers.map { Choices.Option($0.code, $0.label) }
    if form.values.has(field) { options.append(.init("", "ta bort svaret")) }
    let choices = Choices(field, label, options, inline: true, hint: hint.isEmpty ? nil : hint, in: form)
    guard asksForDay else { return [choices] }
    return [
      choices,
      Field(
        dayField, "Når skjedde det?", hint: "Dag, måned og år, eller bare året", optional: true, width: .few,
        in: form),
    ]
  }

  /// What was answered; nil when nothing was chosen. Faults are noted in the form.
  func statement(in form: inout FormReading, today: Day) -> Statement? {
    if fact.kind == .date {
      return form.day(field).map { Statement(fact, .yes, value: Int($0.ordinal)) }
    }
    switch form.choice(field, of: answers.map(\.code)) {
    case nil: return nil
    case Self.no: return Statement(fact, .no)
    case Self.unknown: return Statement(fact, .unknown)
    case Self.declined: return Statement(fact, .declined)
    case Self.yes: return asksForDay ? happened(in: &form, today: today) : Statement(fact, .yes)
    case let word?: return Statement(fact, word: word)
    }
  }

  private func happened(in form: inout FormReading, today: Day) -> Statement? {
    let typed = form.values[dayField].withoutSpaceAround
    guard !typed.isEmpty else {
      form.refuse(dayField, "Skriv omtrent når det skjedde. Bare året holder.")
      return nil
    }
    guard let day = Day(norwegian: typed) ?? Day(norwegian: "1. \(typed)") ?? Day(norwegian: "1.1.\(typed)") else {
      form.refuse(
        dayField, "Vi forstår ikke «\(typed.shortened)». Skriv for eksempel 24.11.2026, mars 2024 eller 2019.")
      return nil
    }
    guard day <= today else {
      form.refuse(dayField, "Dagen ligger fram i tid. Sjekk året.")
      return nil
    }
    return Statement(fact, .yes, on: day)
  }
}

extension Statement {
  /// The answer in words: "ja", "ville ikke svare", "på kontoret".
  var inWords: String {
    switch answer {
    case .notAsked: "ikke spurt"
    case .unknown: "vet ikke"
    case .declined: fact.kind == .done ? "ønsket det ikke" : "vil ikke svare"
    case .notRelevant: "ikke relevant"
    case .no: fact.kind == .done ? "ikke gjort" : "nei"
    case .yes:
      if let word { word } else if let on { "ja, \(on.spelledOut)" } else { fact.kind == .done ? "gjort" : "ja" }
    }
  }
}

extension FactTable {
  /// What the record knows about the fact, as it stands beside a question: "Før: ja (3. mars)."; nil when not asked.
  func earlier(_ fact: Fact, seenFrom today: Day) -> String? {
    let value = self[fact]
    guard value.answer != .notAsked else { return nil }
    let known = Statement(fact, value.answer, value: value.value < 0 ? nil : Int(value.value))
    if fact.kind == .date { return "Før: \(Day(ordinal: value.value).short(seenFrom: today))." }
    return "Før: \(known.inWords) (\(value.day.short(seenFrom: today)))."
  }
}

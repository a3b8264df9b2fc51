internal import Access
internal import Casework
internal import CivilTime
internal import Instruments

/// A questionnaire as it was sent: what it scores, and what would be signed.
struct MeasurementReading: Sendable {
  /// The form with everything that is wrong noted at its field.
  private(set) var form: FormReading
  private(set) var answers: [String: Int] = [:]
  private(set) var total: Int?
  private(set) var score: Score?
  private(set) var subscales: [String: Int] = [:]
  /// Questions left open that somebody must agree to leave open.
  private(set) var missing: [Item] = []
  private(set) var day: Day?
  private var note = ""
  private var takenBy: String?
  private let instrument: Instrument
  private let entry: MeasurementEntry
  private let clearance: Clearance
  private let today: Day
  private let age: Int?

  static let agree = "mangler"
  static let competence = "kompetanse"
  static let limits = "grenser"
  static let taker = "tatt-av"
  static let outside = "utenfor"
  static let outsider = "tatt-av-navn"

  init(_ form: FormReading, _ instrument: Instrument, _ entry: MeasurementEntry, _ work: MeasurementWork) {
    self.form = form
    (self.instrument, self.entry) = (instrument, entry)
    clearance = work.clearance(instrument)
    (today, age) = (work.today, work.age)
    readAnswers()
    readScore()
    day = self.form.day("dag", in: Day.earliest...today, outside: "Dagen kan ikke ligge fram i tid. Sjekk datoen.")
    readTaker(among: work.certified(instrument))
    readNote()
  }

  /// Answers that ask for a risk assessment now.
  var risks: [RiskItem] { instrument.risks(inTotal: entry == .total).asking(answers, total: total) }

  /// What would be signed, in one write: the result, and the suspicion when an answer is one.
  var events: [Event] {
    let words = entry == .answers ? instrument.imported.map { "\($0.title), \($0.version)" } : nil
    let result = InstrumentResult(
      instrument: instrument.id, instrumentVersion: instrument.version, answers: answers, total: total,
      subscales: subscales.isEmpty ? nil : subscales, competent: clearance != .useAndTellWhy,
      riskItems: risks.map(\.item), note: note, takenBy: takenBy, wording: words,
      isFeedback: instrument.feedback == nil ? nil : true)
    let suspicions = risks.suspicions
    guard !suspicions.isEmpty else { return [.instrumentScored(result)] }
    // Whenever the form was filled in, the suspicion is from when somebody saw the answer.
    let asking = risks.map { $0.words(in: instrument) }.joined(separator: " og ")
    let stated = StatedFacts(
      form: "måling", statements: suspicions.map { Statement($0, .yes, on: today) },
      note: "\(asking) i \(instrument.name) ber om en risikovurdering.")
    return [.instrumentScored(result), .factsStated(stated)]
  }

  private mutating func readAnswers() {
    for item in entry.items(instrument) {
      let typed = form.values[item.field].withoutSpaceAround
      guard !typed.isEmpty else { continue }
      guard let value = Int(typed) else {
        form.refuse(item.field, "«\(typed.shortened)» er ikke et svar på spørsmål \(item.id). Velg på nytt.")
        continue
      }
      guard item.option(value) != nil else {
        let error = ScoreError.valueNotAllowed(item: item.id, value: value, allowed: item.options.map(\.value))
        form.refuse(item.field, error.message)
        continue
      }
      answers[item.id] = value
    }
  }

  private mutating func readScore() {
    if entry == .total { return readTotal() }
    guard clearance != .enterForSomebody else {
      form.refuse(nil, "\(instrument.name) fylles ut av en som har sertifikat. Før inn skåren, og si hvem som tok det.")
      return
    }
    guard !answers.isEmpty else {
      if form.isSound, let first = instrument.items.first {
        form.refuse(first.field, "Ingen spørsmål er besvart ennå. Fyll ut skjemaet, eller før inn en sum.")
      }
      return
    }
    guard form.isSound, let score = try? instrument.score(answers, sex: sex, age: age) else { return }
    self.score = score
    total = score.total
    missing = score.missing.compactMap(instrument.item)
    if let first = missing.first, !form.isTicked(Self.agree) { form.refuse(first.field, open(score)) }
  }

  private mutating func readTotal() {
    for subscale in instrument.subscales {
      let range = instrument.range(of: subscale)
      let typed = form.values[subscale.field].withoutSpaceAround
      guard !typed.isEmpty else { continue }
      guard let number = Int(written: typed, decimals: subscale.scale.decimals), range.contains(number) else {
        form.refuse(subscale.field, "\(subscale.name) skal være \(range.words(subscale.scale)).")
        continue
      }
      subscales[subscale.id] = number
    }
    if instrument.hasTotal { readNumber() }
    score = try? instrument.score(total: total, subscales: subscales, asides: answers, sex: sex, age: age)
  }

  private mutating func readNumber() {
    let range = instrument.range
    let typed = form.values["sum"].withoutSpaceAround
    // A profile may be known without the total, or the other way round.
    if typed.isEmpty, !subscales.isEmpty { return }
    guard let number = Int(written: typed, decimals: instrument.scale.decimals) else {
      form.refuse("sum", "Skriv skåren som \(range.words(instrument.scale)).")
      return
    }
    guard range.contains(number) else {
      form.refuse("sum", ScoreError.outsideRange(number, range: range, decimals: instrument.scale.decimals).message)
      return
    }
    total = number
  }

  private mutating func readTaker(among colleagues: [StaffMember]) {
    guard clearance == .enterForSomebody else { return }
    let codes = colleagues.map(\.id.text) + [Self.outside]
    let code = form.choice(Self.taker, of: codes, required: "Velg hvem som tok det.")
    let name = form.text(Self.outsider, max: 200)
    if code == Self.outside {
      if name == nil { form.refuse(Self.outsider, "Skriv navn og arbeidssted til den som tok det.") }
      takenBy = name
    } else {
      takenBy = colleagues.first { $0.id.text == code }.map { "\($0.name), \($0.profession)" }
    }
  }

  private func open(_ score: Score) -> String {
    let names = missing.map(\.id).joined(separator: ", ")
    let what = missing.count == 1 ? "Spørsmål \(names) er ikke besvart." : "Spørsmålene \(names) er ikke besvart."
    return score.total == nil
      ? "\(what) Da blir det ingen sum. Svar, eller kryss av nederst for å lagre uten."
      : "\(what) Summen kan regnes ut likevel. Svar, eller kryss av nederst for å lagre uten."
  }

  private var sex: Sex? { Sex(rawValue: form.values[Self.limits]) }

  private mutating func readNote() {
    let needed = entry == .total && !instrument.hasTotal && subscales.isEmpty
    var parts = [
      form.text("merknad", max: 4_000, required: needed ? "Skriv kort hva som kom fram." : nil)
    ].compactMap(\.self)
    let mustTell = clearance == .useAndTellWhy
    let why = form.text(
      Self.competence, max: 1_000,
      required: mustTell ? "Skriv hvem som veileder deg, eller hvorfor skjemaet brukes nå." : nil)
    if let why, mustTell { parts.append("Uten sertifisering for \(instrument.name): \(why)") }
    let chosen: Sex? = form.choice(Self.limits)
    if let chosen { parts.append("Lest etter grensene for \(chosen.norwegian).") }
    note = parts.joined(separator: "\n")
  }
}

extension ClosedRange<Int> {
  /// "et helt tall fra 0 til 27", "et tall fra 1,00 til 4,00".
  func words(_ scale: Scale) -> String {
    let kind = scale.decimals == 0 ? "et helt tall" : "et tall"
    return
      "\(kind) fra \(lowerBound.written(decimals: scale.decimals)) til \(upperBound.written(decimals: scale.decimals))"
  }
}

extension [RiskItem] {
  /// The suspicions that the answers are, each once.
  var suspicions: [Fact] {
    var found: [Fact] = []
    for topic in flatMap(\.topics) where !found.contains(topic.suspicion) { found.append(topic.suspicion) }
    return found
  }
}

extension RiskTopic {
  /// What an answer about this risk makes one suspect.
  var suspicion: Fact {
    switch self {
    case .suicide: .suspectedSuicide
    case .selfHarm: .suspectedSelfHarm
    case .violence: .suspectedViolence
    case .overdose: .signObserved
    }
  }

  /// The risk itself, as the record knows it.
  var risk: Fact {
    switch self {
    case .suicide: .suicideRisk
    case .selfHarm: .selfHarmRisk
    case .violence: .violenceRisk
    case .overdose: .overdoseRisk
    }
  }
}

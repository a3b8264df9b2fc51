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
  /// Questions left open that somebody must agree to leave open.
  private(set) var missing: [Item] = []
  private(set) var day: Day?
  private var note = ""
  private let instrument: Instrument
  private let isCompetent: Bool
  private let today: Day

  static let agree = "mangler"
  static let competence = "kompetanse"
  static let limits = "grenser"

  init(_ form: FormReading, _ instrument: Instrument, _ entry: MeasurementEntry, by actor: StaffActor, today: Day) {
    self.form = form
    self.instrument = instrument
    isCompetent = actor.certificates.contains(instrument.id)
    self.today = today
    readAnswers(entry)
    readScore(entry)
    day = self.form.day("dag", in: Day.earliest...today, outside: "Dagen kan ikke ligge fram i tid. Sjekk datoen.")
    readNote()
  }

  /// Answers that ask for a risk assessment now.
  var risks: [RiskItem] { instrument.risks.asking(answers) }

  /// What would be signed, in one write: the result, and the suspicion when an answer is one.
  var events: [Event] {
    let result = InstrumentResult(
      instrument: instrument.id, instrumentVersion: instrument.version, answers: answers, total: total,
      competent: isCompetent, riskItems: risks.map(\.item), note: note)
    let suspicions = risks.suspicions
    guard !suspicions.isEmpty else { return [.instrumentScored(result)] }
    // Whenever the form was filled in, the suspicion is from when somebody saw the answer.
    let asking = risks.map(\.item).joined(separator: ", ")
    let stated = StatedFacts(
      form: "måling", statements: suspicions.map { Statement($0, .yes, on: today) },
      note: "Svaret på spørsmål \(asking) i \(instrument.name) ber om en risikovurdering.")
    return [.instrumentScored(result), .factsStated(stated)]
  }

  private mutating func readAnswers(_ entry: MeasurementEntry) {
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

  private mutating func readScore(_ entry: MeasurementEntry) {
    switch entry {
    case .total:
      let range = instrument.range
      let typed = form.values["sum"].withoutSpaceAround
      guard let number = Int(typed) else {
        form.refuse("sum", "Skriv summen som et helt tall fra \(range.lowerBound) til \(range.upperBound).")
        return
      }
      do {
        score = try instrument.score(total: number, sex: sex)
        total = number
      } catch {
        form.refuse("sum", error.message)
      }
    case .answers:
      guard !answers.isEmpty else {
        if form.isSound, let first = instrument.items.first {
          form.refuse(first.field, "Ingen spørsmål er besvart ennå. Fyll ut skjemaet, eller før inn en sum.")
        }
        return
      }
      guard form.isSound, let score = try? instrument.score(answers, sex: sex) else { return }
      self.score = score
      total = score.total
      missing = score.missing.compactMap(instrument.item)
      if let first = missing.first, !form.isTicked(Self.agree) { form.refuse(first.field, open(score)) }
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
    var parts = [form.text("merknad", max: 4_000)].compactMap(\.self)
    let why =
      isCompetent
      ? form.text(Self.competence, max: 1_000)
      : form.text(
        Self.competence, max: 1_000, required: "Skriv hvem som veileder deg, eller hvorfor skjemaet brukes nå.")
    if let why, !isCompetent { parts.append("Uten sertifisering for \(instrument.name): \(why)") }
    let chosen: Sex? = form.choice(Self.limits)
    if let chosen { parts.append("Lest etter grensene for \(chosen.norwegian).") }
    note = parts.joined(separator: "\n")
  }
}

extension [RiskItem] {
  /// Those whose answer is so high that it asks.
  func asking(_ answers: [String: Int]) -> [RiskItem] {
    filter { risk in answers[risk.item].map { $0 >= risk.threshold } ?? false }
  }

  /// Those that nobody knows the answer to.
  func unanswered(_ answers: [String: Int]) -> [RiskItem] { filter { answers[$0.item] == nil } }

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

internal import Casework
internal import CivilTime

/// Reads the risk form into what is to be signed.
struct RiskForm {
  static let done = "gjort"
  static let seen = "sett"
  static let changed = "endret"
  static let reason = "grunn-ikke-kartlegge"

  /// What has been done about the risk, as the guideline asks for it.
  static let doneFacts: [Fact] = [
    .stepwiseGuidance, .riskConsulted, .suicideGuidance, .violenceGuidance, .policeCooperation, .violenceCooperation,
  ]
  /// What has been noticed and is not yet judged.
  static let seenFacts: [Fact] = [
    .signObserved, .suspectedSuicide, .suspectedSelfHarm, .suspectedExposure, .suspectedViolence,
  ]

  let form: FormReading
  let day: Day?
  let events: [Event]

  /// A new form. Every risk is not assessed until somebody assesses it.
  static func fresh(version: Int, today: Day) -> FormReading {
    let levels = RiskQuestion.all.map { (name: $0.level, value: RiskAnswer.notAssessed.rawValue) }
    return FormReading(
      FormValues(
        levels + [(name: SigningForm.version, value: "\(version)"), (name: SigningForm.day, value: today.numeric)]))
  }

  init(_ sent: FormReading, today: Day) {
    var form = sent
    let judgements = RiskQuestion.all.map { question in
      let answer: RiskAnswer = form.choice(question.level) ?? .notAssessed
      return RiskJudgement(risk: question.risk, answer: answer, basis: form.text(question.basis) ?? "")
    }
    let stated = Self.facts(Self.done, Self.doneFacts, &form) + Self.facts(Self.seen, Self.seenFacts, &form)
    var assessment = RiskAssessment(judgements: judgements)
    assessment.protectiveFactors = form.text("beskytter") ?? ""
    assessment.measuresAtOnce = form.text("straks") ?? ""
    assessment.responsible = form.text("ansvarlig", max: 500) ?? ""
    assessment.consulted = form.text("droftet", max: 500) ?? ""
    assessment.nextReview = form.day("neste")
    let before = FactQuestion(.selfHarmMappedBefore).statement(in: &form, today: today)
    assessment.statements = stated + [before].compactMap(\.self)
    let changed = form.text(Self.changed)
    let reason = form.text(Self.reason)
    day = form.day(SigningForm.day, required: "Skriv hvilken dag vurderingen er fra.")
    self.form = form
    let noted = Self.noted(changed: changed, reason: reason)
    // A reason not to assess can stand alone; so can nothing else.
    if reason != nil, judgements.allSatisfy({ $0.answer == .notAssessed }), !assessment.hasWords {
      events = noted.map { [.factsStated($0.adding(assessment.statements))] } ?? []
    } else {
      events = [.risksAssessed(assessment)] + (noted.map { [.factsStated($0)] } ?? [])
    }
  }

  private static func facts(_ name: String, _ facts: [Fact], _ form: inout FormReading) -> [Statement] {
    form.choices(name, of: facts.map(\.rawValue)).compactMap(Fact.init).map { Statement($0, .yes) }
  }

  private static func noted(changed: String?, reason: String?) -> StatedFacts? {
    var notes: [String] = []
    var statements: [Statement] = []
    if let changed {
      statements.append(Statement(.changesSinceLast, .yes))
      notes.append("Endret siden forrige vurdering: \(changed)")
    }
    if let reason {
      statements.append(Statement(.reasonNotToMapRisk, .yes))
      notes.append("Grunn til ikke å kartlegge risiko nå: \(reason)")
    }
    return notes.isEmpty
      ? nil : StatedFacts(form: "risiko", statements: statements, note: notes.joined(separator: "\n"))
  }
}

extension RiskAssessment {
  /// Whether something other than levels has been written.
  fileprivate var hasWords: Bool {
    judgements.contains { !$0.basis.isEmpty }
      || [protectiveFactors, measuresAtOnce, responsible, consulted].contains { !$0.isEmpty }
  }
}

extension StatedFacts {
  fileprivate func adding(_ more: [Statement]) -> StatedFacts {
    StatedFacts(form: form, statements: statements + more, note: note)
  }
}

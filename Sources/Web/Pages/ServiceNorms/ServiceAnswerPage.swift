internal import Casework
internal import CivilTime
internal import Guidance

/// The form in which the leader answers a question about the service.
struct ServiceAnswerPage: Page {
  static let template = "service-answer"

  let title: String
  var place: Place? { .leadership }
  let question: String
  let checkpoints: [String]
  let suggestions: String
  let address: String
  let back: String
  let seen: String
  let summary: ErrorSummary?
  let overtaken: Alert?
  let theirs: Card?
  let status: Choices
  let how: TextArea
  let evidence: [EvidenceRow]
  let owner: Select
  let nextStep: TextArea
  let deadline: DateField
  let nextCheck: DateField

  struct EvidenceRow: Sendable {
    let text: Field
    let link: Field
  }

  /// - Parameter theirs: the answer that somebody else gave while this form was open.
  init(
    _ norm: ServiceNorm, _ form: FormReading, _ municipality: Municipality, today: Day,
    overtakenBy theirs: SelfAssessmentEntry? = nil
  ) {
    title = "Svar: \(norm.title)"
    question = norm.question
    checkpoints = norm.checkpoints
    suggestions = norm.evidence.isEmpty ? "" : "Kan for eksempel vises med: \(norm.evidence.joined(separator: ", "))."
    back = ServiceNormWords.address(of: norm.id)
    address = "\(back)/svar"
    seen = form.values[SigningForm.version]
    summary = form.isSound ? nil : ErrorSummary(form)
    overtaken = theirs.map { entry in
      Alert(
        .due, heading: "Noen andre har svart i mellomtiden",
        "\(entry.author.name) svarte \(entry.writtenAt.short(seenFrom: today)). Ingenting er tapt: det svaret står her, "
          + "og ditt står i skjemaet under. Les begge, rett det som skal stå, og lagre på nytt.",
        urgent: true)
    }
    self.theirs = theirs.map { entry in
      Card(
        id: "svart-av-andre", "Dette svarte \(entry.author.name)", inside: [ServiceNormPage.answer(entry, today)])
    }
    status = Choices(
      "status", "Hvordan står det til?",
      ServiceStanding.allCases.map {
        let words = ServiceNormWords.standing($0)
        return .init($0.rawValue, words.label, hint: words.hint.isEmpty ? nil : words.hint)
      }, in: form)
    how = TextArea(
      "hvordan", "Slik møter vi det", hint: "Med egne ord. Er det ikke aktuelt, skriv hvorfor.", rows: 5, in: form)
    evidence = (1...ServiceNormForm.evidenceRows(form)).map { row in
      EvidenceRow(
        text: Field("bevis-\(row)", "Bevis \(row)", optional: true, in: form),
        link: Field("lenke-\(row)", "Lenke \(row)", optional: true, in: form))
    }
    owner = Select(
      "eier", "Hvem eier neste steg?", municipality.staff.map { ($0.id.text, "\($0.name), \($0.role)") },
      hint: "Kilden tilsier: \(norm.owner).", in: form)
    nextStep = TextArea("neste", "Neste steg", rows: 3, max: 4_000, in: form)
    deadline = DateField("frist", "Frist for neste steg", in: form)
    nextCheck = DateField("sjekk", "Når sjekker dere igjen?", optional: true, in: form)
  }
}

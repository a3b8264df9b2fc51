internal import Access
internal import Casework
internal import Desk

/// A record is closed to the one who asked: what is so, and the way in for one who has a reason.
///
/// It names nobody. Two presses open it when there is danger to life: the reason, and the button.
struct ClosedRecordPage: Page {
  static let template = "closed-record"

  let title: String
  let errors: ErrorSummary
  let what: Alert
  let address: String
  let page: String
  let reason: Choices
  let words: TextArea
  let after: String
  let kept: [TroublePage.Kept]

  init(_ closed: ClosedRecord, _ form: FormReading = FormReading(), kept values: FormValues = FormValues()) {
    title = closed.closure == .blocked ? "Noe er sperret" : "Journalen er lukket for deg"
    errors = ErrorSummary(form)
    what = Self.what(closed.closure)
    address = "\(PersonAddress.page("oversikt", closed.record))/apne"
    page = closed.page
    reason = Choices(
      "arsak", "Hvorfor åpner du?", closed.closure.reasons.map { .init($0.rawValue, OpeningWords.reason($0)) },
      in: form)
    words = TextArea(
      "ord", "Hva skal du gjøre?", hint: "Kort, så andre forstår det. Er det fare for liv, kan du skrive det etterpå.",
      optional: true, rows: 2, max: 1_000, in: form)
    after =
      "Journalen er åpen for deg i \(closed.hours) timer. Oppslaget logges. De som er ansvarlige for personen får vite det, "
      + "personen kan se det, og en leder går gjennom det etterpå."
    kept = TroublePage.Kept.all(of: values)
  }

  private static func what(_ closure: RecordClosure) -> Alert {
    let advice =
      switch closure {
      case .noRelation: "Er det du som skal hjelpe nå, så velg grunnen og åpne. Ellers: snakk med den som følger opp."
      case .blocked: "Personen kan si ja til at du åpner. Er liv eller helse i fare, kan du åpne uten."
      case .close:
        "Du kan åpne hvis det er du som skal gi helsehjelp. Kan en kollega ta det, så la kollegaen gjøre det."
      case .role: ""
      }
    return Alert(.due, heading: closure.why, advice)
  }
}

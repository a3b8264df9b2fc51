internal import CivilTime
internal import Desk

/// Asks once more, and why, before something the municipality has decided ends.
struct LocalEndPage: Page {
  static let template = "local-end"

  let title = "Avslutt vedtaket"
  var place: Place? { .leadership }
  let errors: ErrorSummary
  let facts: SummaryList
  let what: String
  let address: String
  let kindCode: String
  let subject: String
  let seen: String
  let why: TextArea
  let back: String
  var kind: LocalKind { LocalKind(rawValue: kindCode) ?? .deadline }

  /// Nil when nothing of that kind is in force about that.
  init?(_ form: FormReading, _ log: LocalLog, _ today: Day) {
    let subject = form.values["om"]
    guard let kind = LocalKind(rawValue: form.values["slag"]), let entry = log.inForce(kind, subject) else {
      return nil
    }
    (kindCode, self.subject) = (kind.rawValue, subject)
    seen = "\(entry.number)"
    errors = ErrorSummary(form)
    address = LocalAddress.end
    facts = SummaryList([
      .init("Vedtak", "\(entry.number)"), .init("Om", "\(kind.rawValue.withLargeFirst) for \(subject)"),
      .init("Bestemt av", "\(entry.decidedBy), \(entry.writtenAt.day.short(seenFrom: today))"),
      .init("Hvorfor", entry.why),
    ])
    what =
      switch kind {
      case .deadline: "Fristen faller bort. Står det en frist i kommunens mappe, gjelder den."
      case .words: "Ordene faller bort, og kildens ord vises. Står det egne ord i kommunens mappe, vises de."
      case .measure: "Tiltaket tilbys ikke flere. De som bruker det, beholder det, og journalene nevner det som før."
      case .norm: "Anbefalingen spørres det ikke mer etter. Nummeret brukes aldri til noe annet."
      case .wording: "Utgiverens tekst tas bort fra skjemaet. Svar og skårer som er gitt, står."
      }
    why = TextArea(LocalFormPage.whyField, "Hvorfor", rows: 3, max: LocalFormPage.mostWords, in: form)
    back = kind == .wording ? LeaderInstrumentAddress.list : LocalAddress.all
  }
}

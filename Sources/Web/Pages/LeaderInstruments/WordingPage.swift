internal import Desk
internal import Instruments

/// The form on which a publisher's own text is brought in, with every way in which a file differs.
struct WordingPage: Page {
  static let template = "wording"

  let title = "Hent inn utgiverens tekst"
  var place: Place? { .leadership }
  let errors: ErrorSummary
  let report: Report?
  let address: String
  let back: String
  var seen: String
  let instrument: Select
  let pasted: TextArea
  let permission: Field
  let why: TextArea
  let fileProblem: String?

  /// What differs between a file and the instrument it was to be.
  struct Report: Sendable {
    let heading: String
    let lines: [String]
  }

  static let file = "fil"
  static let text = "tekst"
  /// The largest text that can be pasted; a file may be as large as the form.
  static let mostPasted = 400_000

  /// - Parameter differences: nil when no file has been looked at.
  init(_ knowledge: Knowledge, _ form: FormReading, differences: [String]? = nil) {
    errors = ErrorSummary(form)
    address = LeaderInstrumentAddress.wording
    back = LeaderInstrumentAddress.list
    seen = form.values[LocalFormPage.seenField]
    instrument = Select(
      "skjema", "Skjema",
      knowledge.instruments.filter { !$0.items.isEmpty && $0.licence.state != .scoreOnly }.map {
        ($0.id, "\($0.name), \($0.licence.state.norwegian)")
      }, empty: "Det filen selv sier", optional: true, in: form)
    pasted = TextArea(
      Self.text, "Eller lim inn innholdet i filen", optional: true, rows: 6, max: Self.mostPasted, in: form)
    permission = Field(
      "tillatelse", "Hva retten til å bruke teksten bygger på",
      hint: "Må skrives der skjemaet krever tillatelse, for eksempel «brev fra utgiver 1.11.2026».", optional: true,
      in: form)
    why = TextArea(
      LocalFormPage.whyField, "Hvorfor", hint: "Vises sammen med vedtaket.", rows: 3, max: LocalFormPage.mostWords,
      in: form)
    fileProblem = form.problem(Self.file)
    report = differences.map { lines in
      Report(
        heading: lines.count == 1
          ? "Filen ble ikke tatt inn: 1 avvik" : "Filen ble ikke tatt inn: \(lines.count) avvik",
        lines: lines)
    }
  }
}

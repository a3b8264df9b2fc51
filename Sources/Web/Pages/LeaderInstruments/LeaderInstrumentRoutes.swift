internal import Access
internal import CivilTime
internal import Content
public import Desk
internal import Instruments

extension Site {
  /// The instruments as the leader answers for them: rights, words, who may use them.
  public func declareLeaderInstruments(_ desk: CaseDesk) {
    get(
      LeaderInstrumentAddress.list, may: .use(.localContent),
      because: "Den som leder, svarer for rettigheter, ordlyd og hvem som bruker skjemaene."
    ) { request, actor in
      .page(LeaderInstrumentsPage(desk, try desk.localLog(for: actor), actor, request.today))
    }
    let deciding = "Lederen bestemmer hvilken tekst skjemaene har."
    get(LeaderInstrumentAddress.wording, may: .use(.decideLocally), because: deciding) { request, actor in
      let id = request.query["skjema"]
      let seen = try desk.localLog(for: actor).history(.wording, id).last?.number ?? 0
      let form = FormReading(filledWith: ["skjema": id, LocalFormPage.seenField: id.isEmpty ? "" : "\(seen)"])
      return .page(WordingPage(desk.knowledge, form))
    }
    post(LeaderInstrumentAddress.wording, may: .use(.decideLocally), because: deciding) { request, actor in
      try await Self.bringIn(request, desk, actor)
    }
  }

  private static func bringIn(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let knowledge = desk.knowledge
    // A file cannot be chosen again by the page, so its text goes on in the field beside it.
    var form = FormReading(request.form.values.withFileAsText)
    let id = form.choice("skjema", of: knowledge.instruments.map(\.id))
    let permission = form.text("tillatelse", max: 500)
    let why = form.text(
      LocalFormPage.whyField, max: LocalFormPage.mostWords, required: "Skriv hvorfor, så andre forstår det siden.")
    let text = form.values[WordingPage.text]
    if text.isEmpty { form.refuse(WordingPage.file, "Velg filen, eller lim inn innholdet.") }
    guard form.isSound, let why else { return .again(WordingPage(knowledge, form)) }
    let key = try request.form.key()
    let name = form.values[WordingPage.file + FormValues.fileName]
    let wanted: QuestionnaireImport
    do throws(ContentProblems) {
      wanted = try QuestionnaireImport(
        Array(text.utf8), file: name.isEmpty ? "filen" : name, for: id, knowledge: knowledge, by: actor.name,
        on: request.today, permission: permission)
    } catch {
      let lines = error.problems.map { $0.mend.isEmpty ? $0.what : "\($0.what) \($0.mend)" }
      form.refuse(WordingPage.file, "Filen ble ikke tatt inn. Avvikene står i listen øverst.")
      return .again(WordingPage(knowledge, form, differences: lines))
    }
    do throws(DeskError) {
      let seen = form.values[LocalFormPage.seenField].asCount
      let trial = try desk.tryOut(.wording(wanted.words), why: why, seen: seen, by: actor)
      _ = try await desk.adopt(trial, by: actor, key: key)
    } catch {
      try form.refuse(error)
      var page = WordingPage(knowledge, form)
      // What others decided meanwhile has now been told, so the form builds on it when it is sent again.
      let last = try desk.localLog(for: actor).history(.wording, wanted.instrument.id).last
      page.seen = last.map { "\($0.number)" } ?? page.seen
      return .again(page)
    }
    return .redirect(
      to: LeaderInstrumentAddress.list,
      saying: "\(wanted.instrument.name) har nå utgiverens tekst. Det som telles, er det samme.")
  }
}

extension FormValues {
  /// The same with the file's text in the field for pasting, where a file was chosen.
  fileprivate var withFileAsText: FormValues {
    let file = self[WordingPage.file]
    guard !file.isEmpty else { return self }
    return FormValues(
      fields.filter { $0.name != WordingPage.file && $0.name != WordingPage.text } + [(WordingPage.text, file)])
  }
}

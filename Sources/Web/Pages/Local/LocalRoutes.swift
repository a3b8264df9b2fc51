internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// What the municipality decides itself beside the sources.
  public func declareLocal(_ desk: CaseDesk) {
    let because = "Den som leder, må se hva kommunen har vedtatt selv, av hvem og hvorfor."
    let deciding = "Lederen bestemmer hva kommunen legger til."
    get(LocalAddress.all, may: .use(.localContent), because: because) { request, actor in
      let (log, files) = (try desk.localLog(for: actor), try desk.contentOfFiles(for: actor))
      return .page(LocalPage(desk, log, files: files, actor, request.today))
    }
    let trials = LocalTrials()
    for kind in [LocalKind.deadline, .words, .measure, .norm] {
      get(LocalAddress.form(kind), may: .use(.decideLocally), because: deciding) { request, actor in
        let forms = try Self.localForms(desk, actor, request)
        return .page(forms.page(kind, forms.fresh(kind, request.query["om"], next: desk.nextLocalNumber)))
      }
      post(LocalAddress.form(kind), may: .use(.decideLocally), because: deciding) { request, actor in
        try await Self.decideLocally(kind, request, desk, actor, trials)
      }
    }
    declareLocalEnd(desk, because: deciding)
  }

  private func declareLocalEnd(_ desk: CaseDesk, because: String) {
    get(LocalAddress.end, may: .use(.decideLocally), because: because) { request, actor in
      let form = FormReading(FormValues(["slag", "om"].map { ($0, request.query[$0]) }))
      let log = try desk.localLog(for: actor)
      guard let page = LocalEndPage(form, log, request.today) else { throw Trouble.notFound("vedtaket") }
      return .page(page)
    }
    post(LocalAddress.end, may: .use(.decideLocally), because: because) { request, actor in
      var form = request.form
      let log = try desk.localLog(for: actor)
      let why = form.text(
        LocalFormPage.whyField, max: LocalFormPage.mostWords, required: "Skriv hvorfor, så andre forstår det siden.")
      guard let page = LocalEndPage(form, log, request.today) else {
        // The form sent twice has done what it should.
        guard let kind = LocalKind(rawValue: form.values["slag"]),
          let last = log.history(kind, form.values["om"]).last, last.author == actor.author, last.why == why
        else { throw Trouble.notFound("vedtaket") }
        return Self.ended(kind)
      }
      let again = { (form: FormReading) in LocalEndPage(form, log, request.today).map { Reply.again($0) } }
      guard form.isSound, let why else { return again(form) ?? .page(page) }
      let key = try form.key()
      do throws(DeskError) {
        _ = try await desk.endLocal(
          page.kind, page.subject, why: why, seen: form.values[LocalFormPage.seenField].asCount, by: actor, key: key)
      } catch {
        try form.refuse(error)
        return again(form) ?? .page(page)
      }
      return Self.ended(page.kind)
    }
  }

  private static func ended(_ kind: LocalKind) -> Reply {
    let back = kind == .wording ? LeaderInstrumentAddress.list : LocalAddress.all
    return .redirect(to: back, saying: "Det er avsluttet. Loggen har det fortsatt.")
  }

  private static func localForms(
    _ desk: CaseDesk, _ actor: StaffActor, _ request: PageRequest
  ) throws -> LocalForms {
    LocalForms(knowledge: desk.knowledge, log: try desk.localLog(for: actor), today: request.today)
  }

  private static func decideLocally(
    _ kind: LocalKind, _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor, _ trials: LocalTrials
  ) async throws -> Reply {
    let forms = try localForms(desk, actor, request)
    var form = request.form
    let isLooking = form.values["handling"] == "se"
    let proposal = LocalProposal(kind, &form, next: desk.nextLocalNumber, on: request.today)
    let why = form.text(
      LocalFormPage.whyField, max: LocalFormPage.mostWords,
      required: isLooking ? nil : "Skriv hvorfor, så andre forstår det siden.")
    guard form.isSound, let proposal else { return .again(forms.page(kind, form)) }
    let key = try form.key()
    do throws(DeskError) {
      let seen = form.values[LocalFormPage.seenField].asCount
      let trial = try desk.tryOut(proposal, why: why ?? "", seen: seen, by: actor)
      if isLooking {
        let state = await trials.state(of: trial, desk, for: actor)
        return .page(forms.page(kind, form, preview: LocalPreview(state)))
      }
      let entry = try await desk.adopt(trial, by: actor, key: key)
      return .redirect(
        to: LocalAddress.all,
        saying: "Vedtak \(entry.number) gjelder fra nå. Listene lages på nytt, og ingen journal er endret.")
    } catch {
      try form.refuse(error)
      // What others decided meanwhile has now been told, so the form builds on it when it is sent again.
      let seen = try desk.localLog(for: actor).history(kind, proposal.subject).last?.number
      let isTaken = form.values[LocalFormPage.seenField] == "0" && kind.isKept
      return .again(forms.page(kind, form, seen: isTaken ? nil : seen))
    }
  }
}

extension FormReading {
  /// Says what was wrong under the field it was written in.
  /// - Throws: the error, when it is not about the form.
  mutating func refuse(_ error: DeskError) throws(DeskError) {
    guard case .invalid(let problems) = error else { throw error }
    for problem in problems { refuse(problem.field.isEmpty ? nil : problem.field, problem.message) }
  }
}

internal import Access
internal import Casework
internal import CivilTime
internal import Desk

extension Site {
  /// A suspicion is written in the record while one talks, whatever the draft holds.
  func declareMappingSuspicion(_ desk: CaseDesk) {
    post(
      "\(MappingAddress.pattern)/mistanke", may: .use(.writeRecord),
      because: "Den som blir bekymret, må kunne si fra med en gang."
    ) { request, actor in
      let record = try request.record()
      var form = request.form
      let marks = form.choices(
        "mistanke", of: SuspicionMark.allCases.map(\.rawValue), required: "Kryss av for det du er bekymret for.")
      let note = form.text("mistanke-hva", max: 2_000) ?? ""
      guard form.isSound else { return .again(MappingPage(try await request.mapping(desk, actor), suspicion: form)) }
      let statements = marks.compactMap(SuspicionMark.init).map { Statement($0.fact, .yes) }
      let stated = StatedFacts(form: "mistanke", statements: statements, note: note)
      try await desk.signOnce(Signing(.factsStated(stated), key: try form.key()), in: record, by: actor)
      return .redirect(to: MappingAddress(record).risk, saying: "Det er skrevet i journalen. Vurder risikoen nå.")
    }
  }

  func declareMappingSigning(_ desk: CaseDesk, _ because: String) {
    post("\(MappingAddress.pattern)/signer", may: .use(.writeRecord), because: because) { request, actor in
      try await request.signMapping(desk, actor)
    }
  }
}

extension PageRequest {
  /// Keeps what was written about the talk, and signs what was shown: nobody signs a text they have not seen.
  fileprivate func signMapping(_ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let work = try await mapping(desk, actor)
    guard form.isSound else { return .again(MappingReviewPage(work, form: form)) }
    let key = try form.key()
    let fields = work.plan.fields(of: .talk)
    let kept = try await desk.keepMapping(
      .talk, fields, of: form, seen: form.values["sett"].asCount ?? 0, in: work.file.record, by: actor)
    switch kept {
    case .other(let theirs): throw Trouble.stale(MappingReviewPage(work.with(theirs), form: form, isConflict: true))
    case .kept where form.values["videre"] == "liste":
      return .redirect(to: work.address.list, saying: "Lagret i utkastet.")
    case .kept(let draft):
      let now = work.with(draft)
      let ownSave = work.draft.values(fields) == draft.values(fields) ? 0 : 1
      let isAsShown = String(work.draft.version) == form.values["utkast"]
      guard isAsShown, draft.version == work.draft.version + ownSave else {
        throw Trouble.stale(MappingReviewPage(now, notice: now.changed))
      }
      let talk = now.form(.talk).with(now.reading.form.problems.filter { $0.field.map(fields.contains) ?? false })
      guard now.reading.form.isSound else { return .again(MappingReviewPage(now, form: talk)) }
      return try await sign(now, talk, key, desk, actor)
    }
  }

  private func sign(
    _ work: MappingWork, _ talk: FormReading, _ key: String, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> Reply {
    let reading = work.reading
    let signing = Signing(
      .assessmentSigned(reading.assessment), day: reading.day, seen: form.values["versjon"].asCount, key: key,
      draft: FinishedDraft(
        DraftKey(record: work.file.record, form: MappingDraft.form), seen: work.draft.version, signer: actor.id))
    do {
      try await desk.sign(reading.events, signing, in: work.file.record, by: actor)
    } catch {
      switch error {
      case .alreadyDone: break
      case .invalid(let problems):
        let wrong = problems.map { FormReading.Problem(field: $0.field, message: $0.message) }
        return .again(MappingReviewPage(work, form: talk.with(wrong)))
      case .stale(let entry):
        throw Trouble.stale(MappingReviewPage(work, notice: entry.signedMeanwhile(seenFrom: today)))
      default: throw error
      }
    }
    guard reading.suspicions.isEmpty else {
      return .redirect(
        to: work.address.risk, saying: "Kartleggingen er signert. Den sier fra om mistanke. Vurder risikoen nå.")
    }
    return .redirect(to: work.address.person, saying: "Kartleggingen er signert.")
  }
}

extension MappingWork {
  fileprivate var changed: Alert {
    let who = draft.last?.inWords(seenFrom: today) ?? "En kollega"
    return Alert(
      .due, heading: "Utkastet er endret siden du åpnet siden",
      "Sist lagret av \(who). Se over det som står nå, og signer på nytt.", urgent: true)
  }
}

extension Entry {
  fileprivate func signedMeanwhile(seenFrom today: Day) -> Alert {
    Alert(
      .due, heading: "\(author.name) signerte en kartlegging mens du så over",
      "Det som ble signert \(writtenAt.short(seenFrom: today)), står i journalen. Se om noe her er det samme, og signer "
        + "så det som er nytt.", urgent: true)
  }
}

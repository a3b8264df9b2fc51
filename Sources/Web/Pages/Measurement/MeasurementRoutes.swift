internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Instruments

extension Site {
  /// Questionnaires: filled in together or entered as a total, and the picture over time.
  public func declareMeasurement(_ desk: CaseDesk) {
    let pattern = MeasurementAddress.pattern
    get(pattern, may: .use(.readRecord), because: "Tallene er en del av journalen.") { request, actor in
      .page(MeasurementsPage(try await request.measurement(desk, actor)))
    }
    get("\(pattern)/{skjema}/resultat", may: .use(.readRecord), because: "Tallene er en del av journalen.") {
      request, actor in
      let instrument = try request.instrument(desk)
      guard let page = MeasurementResultPage(try await request.measurement(desk, actor), instrument) else {
        throw Trouble.notFound("resultatet. Skjemaet er ikke brukt ennå")
      }
      return .page(page)
    }
    for (entry, path) in [(MeasurementEntry.answers, "\(pattern)/{skjema}"), (.total, "\(pattern)/{skjema}/sum")] {
      declareMeasurementForm(desk, entry, path)
    }
  }

  private func declareMeasurementForm(_ desk: CaseDesk, _ entry: MeasurementEntry, _ path: String) {
    let because = "Skjemaer fylles ut av dem som gir hjelp, sammen med personen."
    get(path, may: .use(.writeRecord), because: because) { request, actor in
      let instrument = try request.instrument(desk)
      let work = try await request.measurement(desk, actor)
      if entry == .answers, !instrument.canBeFilledIn || work.clearance(instrument) == .enterForSomebody {
        return .redirect(to: work.address.total(instrument))
      }
      let draft = try await desk.draft(try request.measurementDraft(instrument, entry), for: actor)
      return .page(MeasurementPage(work, instrument, entry, draft))
    }
    post(path, may: .use(.writeRecord), because: because) { request, actor in
      try await request.signMeasurement(desk, entry, actor)
    }
    post("\(path)/utkast", may: .use(.writeRecord), because: because) { request, actor in
      let instrument = try request.instrument(desk)
      switch try await request.keepMeasurement(desk, instrument, entry, actor) {
      case .kept(let draft): return .draftKept(at: request.now.time.norwegian, fields: ["sett": draft.version])
      case .other:
        return .draftNotKept("En kollega har skrevet i skjemaet samtidig. Trykk Lagre, så ser du begges svar.")
      }
    }
  }
}

extension PageRequest {
  fileprivate func instrument(_ desk: CaseDesk) throws(Trouble) -> Instrument {
    guard let instrument = desk.knowledge.instrument(try id("skjema")) else { throw .notFound("skjemaet") }
    return instrument
  }

  fileprivate func measurement(_ desk: CaseDesk, _ actor: StaffActor) async throws -> MeasurementWork {
    try await MeasurementWork(try record(), desk, for: actor)
  }

  fileprivate func measurementDraft(
    _ instrument: Instrument, _ entry: MeasurementEntry
  ) throws(Trouble) -> DraftKey {
    DraftKey(record: try record(), form: entry.draft(instrument))
  }

  /// Keeps the form as a draft that colleagues share.
  fileprivate func keepMeasurement(
    _ desk: CaseDesk, _ instrument: Instrument, _ entry: MeasurementEntry, _ actor: StaffActor
  ) async throws -> DraftOutcome {
    let key = try measurementDraft(instrument, entry)
    let ours = ["sett", "videre"]
    let typed = form.values.typed.filter {
      !ours.contains($0.key) && $0.value.contains { !$0.withoutSpaceAround.isEmpty }
    }
    // A draft that was signed meanwhile begins again.
    guard let stored = try await desk.draft(key, for: actor) else {
      return try await desk.keep(typed, key, seen: 0, by: actor)
    }
    if stored.fields == typed { return .kept(stored) }
    return try await desk.keep(typed, key, seen: form.values["sett"].asCount ?? 0, by: actor)
  }

  /// Signs the result; the text is kept as a draft until it is in the record.
  fileprivate func signMeasurement(
    _ desk: CaseDesk, _ entry: MeasurementEntry, _ actor: StaffActor
  ) async throws -> Reply {
    let instrument = try instrument(desk)
    let work = try await measurement(desk, actor)
    guard form.isSound else { return .again(MeasurementPage(work, instrument, entry, nil, form: form)) }
    let key = try form.key()
    switch try await keepMeasurement(desk, instrument, entry, actor) {
    case .other(let theirs):
      throw Trouble.stale(MeasurementPage(work, instrument, entry, theirs, form: form, isConflict: true))
    case .kept where form.values["videre"] == "utkast":
      return .redirect(
        to: work.address.list, saying: "Utkastet er lagret. Det er felles for dem som skriver i journalen.")
    case .kept(let draft):
      let reading = MeasurementReading(form, instrument, entry, work)
      guard reading.form.isSound else {
        return .again(MeasurementPage(work, instrument, entry, draft, reading: reading))
      }
      return try await sign(reading, key, draft, work, instrument, desk)
    }
  }

  private func sign(
    _ reading: MeasurementReading, _ key: String, _ draft: Draft, _ work: MeasurementWork, _ instrument: Instrument,
    _ desk: CaseDesk
  ) async throws -> Reply {
    let events = reading.events
    guard let first = events.first else { throw Trouble.notFound() }
    let finished = FinishedDraft(draft.key, seen: draft.version, signer: work.actor.id)
    do {
      try await desk.sign(
        events, Signing(first, day: reading.day, key: key, draft: finished), in: work.file.record, by: work.actor)
    } catch {
      guard case .alreadyDone = error else { throw error }
    }
    return .redirect(
      to: work.address.result(instrument),
      saying: reading.risks.isEmpty ? "Svaret er signert." : "Svaret er signert. Vurder risikoen nå.")
  }
}

internal import Access
internal import Casework
public import Desk

extension Site {
  /// A person's details, network, medicines and care team: four forms that are saved each for itself.
  public func declareDetails(_ desk: CaseDesk) {
    let isDemonstration = settings.isDemonstration
    let address = "/arbeid/person/{id}/opplysninger"
    get(address, may: .use(.readRecord), because: "Den som følger opp, må vite hvem det er og hvem som er rundt.") {
      request, staff in
      let file = try await desk.person(RecordID(try request.id("id")), page: "opplysninger", for: staff)
      return .page(DetailsPage(file, desk, staff))
    }
    for part in DetailsPart.allCases {
      post("\(address)/\(part.rawValue)", may: .use(.writeRecord), because: "De som følger opp, holder det rett.") {
        request, staff in
        try await DetailsWriting(desk: desk, part: part, isDemonstration: isDemonstration).save(request, staff)
      }
    }
  }
}

/// Saves one part of a person's details.
struct DetailsWriting: Sendable {
  let desk: CaseDesk
  let part: DetailsPart
  let isDemonstration: Bool

  func save(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let record = RecordID(try request.id("id"))
    let file = try await desk.person(record, page: "opplysninger", for: staff)
    var form = request.form
    // What is saved takes the place of all that stood there, so what half a form lacks is shown as it stands.
    let isWhole = !form.values["slutt"].isEmpty
    if !isWhole, !form.isRestored { form = FormReading(form.values.completed(by: part.typed(file.state))) }
    if form.values["gjor"] == "flere", !form.isRestored {
      return .page(page(file, form, staff, more: 3))
    }
    let event = part.event(
      &form, file.state, desk.knowledge, today: request.today, isDemonstration: isDemonstration)
    if !isWhole {
      form.refuse(nil, "Skjemaet kom ikke helt fram, og ingenting er lagret. Se over det og send inn på nytt.")
    }
    guard form.isSound else { return .again(page(file, form, staff)) }
    // A form without the version it was opened on builds on nothing, and is shown what has been saved since.
    let signing = Signing(event, seen: form.values["sett"].asCount ?? 0, key: try form.key())
    let outcome = try await outcome { () throws(DeskError) in
      try await desk.sign(signing, in: record, by: staff)
    }
    switch outcome {
    case .done: break
    case .mend(let problems):
      for problem in problems { form.refuse(problem.field, problem.message) }
      return .again(page(file, form, staff))
    case .stale(let theirs):
      throw Trouble.stale(page(file, form, staff, conflict: DetailsConflict(part: part, theirs: theirs)))
    }
    return .redirect(to: PersonAddress.page("opplysninger", record), saying: "Opplysningene er lagret.")
  }

  private func page(
    _ file: PersonFile, _ form: FormReading, _ staff: StaffActor, conflict: DetailsConflict? = nil, more: Int = 1
  ) -> DetailsPage {
    DetailsPage(file, desk, staff, typed: (part, form), conflict: conflict, more: more)
  }
}

extension FormValues {
  /// These, and what they lack of the others.
  fileprivate func completed(by others: FormValues) -> FormValues {
    let sent = Set(fields.map(\.name))
    return FormValues(fields + others.fields.filter { !sent.contains($0.name) })
  }
}

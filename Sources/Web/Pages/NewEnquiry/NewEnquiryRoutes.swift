internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Identity

extension Site {
  /// Where an enquiry is taken: the form, its draft, and the persons found while one types.
  public func declareNewEnquiry(_ desk: CaseDesk) {
    let taking = EnquiryTaking(desk: desk, isDemonstration: settings.isDemonstration)
    let why = "De som tar imot henvendelser, skriver dem ned."
    get(EnquiryTaking.address, may: .use(.reception), because: why) { request, staff in
      try await taking.open(request, staff)
    }
    post(EnquiryTaking.address, may: .use(.reception), because: why) { request, staff in
      try await taking.receive(request, staff)
    }
    post("\(EnquiryTaking.address)/finn", may: .use(.findPerson), because: why) { request, staff in
      let form = request.form
      return .fragment(try await taking.matches(form.values, request.today, staff))
    }
    post("\(EnquiryTaking.address)/utkast", may: .use(.writeRecord), because: why) { request, staff in
      try await taking.keep(request, staff)
    }
  }
}

/// What the routes of a new enquiry do.
struct EnquiryTaking: Sendable {
  static let address = "/arbeid/henvendelse/ny"
  /// The form's name in the drafts; the record is the draft's own unguessable name.
  static let draftForm = "henvendelse"

  let desk: CaseDesk
  let isDemonstration: Bool

  func open(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    guard let key = draftKey(request.query["utkast"]) else {
      return .page(try await page(EnquiryForm.blank, Secret.random(bytes: 16), request, staff))
    }
    guard let draft = try await desk.draft(key, for: staff) else { throw Trouble.notFound("utkastet") }
    let form = FormReading(FormValues(typed: draft.fields))
    let note = "Utkast lagret \(draft.savedAt.short(seenFrom: request.today)) av \(draft.staffName)"
    return .page(try await page(form, key.record.text, request, staff, note: note))
  }

  func receive(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    var form = request.form
    let draft = draftKey(form.values["utkast"])
    let name = draft?.record.text ?? Secret.random(bytes: 16)
    if form.values["gjor"] == "let", !form.isRestored {
      return .page(try await page(form, name, request, staff))
    }
    let enquiry = EnquiryForm(now: request.now, isDemonstration: isDemonstration).read(&form)
    guard form.isSound, let enquiry else { return .again(try await page(form, name, request, staff)) }
    let received: RecordID
    do {
      received = try await desk.receive(enquiry, by: staff, key: try form.key())
    } catch DeskError.alreadyDone(let earlier) {
      received = earlier
    } catch DeskError.invalid(let problems) {
      for problem in problems { form.refuse(problem.field, problem.message) }
      return .again(try await page(form, name, request, staff))
    }
    if let draft, mayWrite(staff) { try await desk.discardDraft(draft, by: staff) }
    return .redirect(to: "/arbeid/henvendelse/\(received)", saying: "Henvendelsen er lagret og ligger i mottaket.")
  }

  func keep(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    guard let key = draftKey(request.form.values["utkast"]) else { throw Trouble.notFound("utkastet") }
    // The draft belongs to this one form: the latest keystroke is the one to keep.
    let seen = try await desk.draft(key, for: staff)?.version ?? 0
    _ = try await desk.keep(request.form.values.typed, key, seen: seen, by: staff)
    return .draftKept(at: request.now.time.norwegian)
  }

  func matches(_ form: FormValues, _ today: Day, _ staff: StaffActor) async throws -> PersonMatches {
    let traces = PersonTraces(form, today: today)
    return PersonMatches(try await desk.matches(traces, for: staff), asked: !traces.areEmpty, today: today)
  }

  private func page(
    _ form: FormReading, _ draft: String, _ request: PageRequest, _ staff: StaffActor, note: String? = nil
  ) async throws -> NewEnquiryPage {
    NewEnquiryPage(
      form, draft: draft, draftAddress: mayWrite(staff) ? "\(Self.address)/utkast" : nil, draftNote: note,
      matches: try await matches(form.values, request.today, staff),
      numbers: desk.knowledge.municipality.emergencyNumbers)
  }

  private func mayWrite(_ staff: StaffActor) -> Bool { Permission.use(.writeRecord).refusal(of: staff) == nil }

  /// The key of a draft whose name we have made; nil for anything else.
  private func draftKey(_ name: String) -> DraftKey? {
    guard name.utf8.count == 32, name.utf8.allSatisfy({ $0.hexValue != nil }) else { return nil }
    return DraftKey(record: RecordID(name), form: Self.draftForm)
  }
}

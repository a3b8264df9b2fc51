internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What is said about a draft on the page that goes on with it.
struct DraftNote: Sendable {
  let text: String
  let discardAddress: String

  init(_ draft: Draft, discardAddress: String, reader: StaffActor, today: Day) {
    let when =
      "\(draft.savedAt.day == today ? "i dag" : draft.savedAt.day.short(seenFrom: today)) \(draft.savedAt.clock)"
    let who = draft.staff == reader.id ? "deg" : draft.staffName
    text = "Dette er et utkast fra \(who), lagret \(when). Det er ikke signert."
    self.discardAddress = discardAddress
  }
}

extension CaseDesk {
  /// Keeps what is being typed. One's own earlier keeping is replaced; a colleague's is not.
  func keepDraft(_ name: String, _ request: PageRequest, in record: RecordID, by actor: StaffActor) async throws
    -> Reply
  {
    let key = DraftKey(record: record, form: name)
    var seen = request.form.values[SigningForm.draft].asCount ?? 0
    for _ in 0..<4 {
      switch try await keep(request.form.values.typed, key, seen: seen, by: actor) {
      case .kept(let draft):
        return .draftKept(at: request.now.time.norwegian, fields: [SigningForm.draft: draft.version])
      case .other(let other) where other.staff == actor.id: seen = other.version
      case .other:
        return .draftNotKept(
          "En kollega har et utkast i det samme skjemaet, så ditt er ikke lagret. Det du skriver her, blir med når du signerer."
        )
      }
    }
    throw Trouble.unavailable("Utkastet er ikke lagret ennå.")
  }

  /// The form to show: the draft if there is one, otherwise what the page fills in.
  func draftOr(_ fresh: FormReading, _ name: String, in record: RecordID, for actor: StaffActor) async throws -> (
    form: FormReading, draft: Draft?
  ) {
    guard case .allowed = decide(actor.role, may: .writeRecord) else { return (fresh, nil) }
    guard let draft = try await draft(DraftKey(record: record, form: name), for: actor) else { return (fresh, nil) }
    var fields = draft.fields
    fields[SigningForm.draft] = ["\(draft.version)"]
    return (FormReading(FormValues(typed: fields)), draft)
  }
}

extension StaffActor {
  /// Whether the pages show this one the forms to write with.
  var mayWrite: Bool { may(.writeRecord) }

  /// Whether the pages show this one the way to it.
  func may(_ use: Use) -> Bool {
    if case .allowed = decide(role, may: use) { true } else { false }
  }
}

public import Access
internal import Casework
internal import CivilTime

extension CaseDesk {
  /// Keeps what has been typed. `seen` is the draft version the form holds; 0 for a new one.
  public func keep(
    _ fields: [String: [String]], _ key: DraftKey, seen: Int, by actor: StaffActor
  ) async throws(DeskError) -> DraftOutcome {
    let place = try await place(of: key, actor)
    let draft = Draft(
      key: place, fields: fields, version: seen + 1, savedAt: now(), staff: actor.id, staffName: actor.name)
    do {
      try await store.save(draft)
      return .kept(draft.named(key))
    } catch .conflict {
      guard let other = try await asking({ () throws(StoreFailure) in try await store.draft(place) }) else {
        // The draft this one went on from has been signed meanwhile: what is typed now begins a new one.
        var begun = draft
        begun.version = 1
        let kept = begun
        try await asking { () throws(StoreFailure) in try await store.save(kept) }
        return .kept(kept.named(key))
      }
      return .other(other.named(key))
    } catch {
      throw DeskError(error)
    }
  }

  public func draft(_ key: DraftKey, for actor: StaffActor) async throws(DeskError) -> Draft? {
    let place = try await place(of: key, actor)
    return try await asking { () throws(StoreFailure) in try await store.draft(place) }?.named(key)
  }

  public func discardDraft(_ key: DraftKey, by actor: StaffActor) async throws(DeskError) {
    let place = try await place(of: key, actor)
    try await asking { () throws(StoreFailure) in try await store.discard(place) }
  }

  /// Where this one's draft of a form is kept. A draft is as closed as the record it is for. A new enquiry's draft is for
  /// no record yet: its name cannot be guessed, and only its writer has it.
  private func place(of key: DraftKey, _ actor: StaffActor) async throws(DeskError) -> DraftKey {
    try basis(for: .writeRecord, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: key.record) }
    guard state != nil else { return key }
    return key.seen(by: actor, try await enter(key.record, .writeRecord, page: key.form, actor).access)
  }

  /// Those of somebody's drafts that they find again in the forms now: neither in a record that is closed to them, nor
  /// begun when they saw more of it, or less, than today.
  func findable(
    _ drafts: [Draft], _ persons: [RecordID: PersonRow], for actor: StaffActor
  ) async throws(DeskError) -> [Draft] {
    var found: [Draft] = []
    for draft in drafts {
      guard let person = persons[draft.key.record], person.hasBlocks || person.protectedAddress || draft.key.isApart
      else {
        found.append(draft.named(draft.key.shared))
        continue
      }
      let state = try await asking { () throws(StoreFailure) in try await store.state(of: draft.key.record) }
      guard let state, case .allowed(let access) = decide(actor, may: .writeRecord, with: state, circumstances),
        draft.key.shared.seen(by: actor, access) == draft.key
      else { continue }
      found.append(draft.named(draft.key.shared))
    }
    return found
  }
}

extension DraftKey {
  /// Between the form's name and whose draft it is. No form has it in its name.
  private static let apart: Character = "~"

  var isApart: Bool { form.contains(Self.apart) }

  /// The key that the forms know.
  var shared: DraftKey { DraftKey(record: record, form: String(form.prefix { $0 != Self.apart })) }

  /// Those who see all of a record share a draft of each form. It may hold what is blocked for somebody, or where a
  /// protected person is: one who sees less has a draft of their own, and another each time they see more or less.
  func seen(by actor: StaffActor, _ access: RecordAccess) -> DraftKey {
    guard !access.hidden.isEmpty || access.hidesContact else { return self }
    var sight = StableHash()
    for entry in access.hidden.map(\.text).sorted() { sight.mix(entry) }
    sight.mix(access.hidesContact ? "uten kontakt" : "")
    return apart(for: actor.id, seeing: sight.text)
  }

  func apart(for staff: StaffID, seeing sight: String) -> DraftKey {
    DraftKey(record: record, form: "\(form)\(Self.apart)\(staff)\(Self.apart)\(sight)")
  }
}

extension FinishedDraft {
  /// The draft that this one's form held.
  func seen(by actor: StaffActor, _ access: RecordAccess) -> FinishedDraft {
    FinishedDraft(key.shared.seen(by: actor, access), seen: seen, signer: signer)
  }
}

extension Draft {
  fileprivate func named(_ key: DraftKey) -> Draft {
    Draft(key: key, fields: fields, version: version, savedAt: savedAt, staff: staff, staffName: staffName)
  }
}

/// What became of a draft that was to be kept.
public enum DraftOutcome: Sendable {
  case kept(Draft)
  /// A colleague has saved since; both texts must be shown.
  case other(Draft)
}

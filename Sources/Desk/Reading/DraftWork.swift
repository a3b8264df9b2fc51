public import Access
internal import Casework
internal import CivilTime

extension CaseDesk {
  /// Keeps what has been typed. `seen` is the draft version the form holds; 0 for a new one.
  public func keep(
    _ fields: [String: [String]], _ key: DraftKey, seen: Int, by actor: StaffActor
  ) async throws(DeskError) -> DraftOutcome {
    try await mayDraft(key, actor)
    let draft = Draft(
      key: key, fields: fields, version: seen + 1, savedAt: now(), staff: actor.id, staffName: actor.name)
    do {
      try await store.save(draft)
      return .kept(draft)
    } catch .conflict {
      guard let other = try await asking({ () throws(StoreFailure) in try await store.draft(key) }) else {
        // The draft this one went on from has been signed meanwhile: what is typed now begins a new one.
        var begun = draft
        begun.version = 1
        let kept = begun
        try await asking { () throws(StoreFailure) in try await store.save(kept) }
        return .kept(kept)
      }
      return .other(other)
    } catch {
      throw DeskError(error)
    }
  }

  public func draft(_ key: DraftKey, for actor: StaffActor) async throws(DeskError) -> Draft? {
    try await mayDraft(key, actor)
    return try await asking { () throws(StoreFailure) in try await store.draft(key) }
  }

  public func discardDraft(_ key: DraftKey, by actor: StaffActor) async throws(DeskError) {
    try await mayDraft(key, actor)
    try await asking { () throws(StoreFailure) in try await store.discard(key) }
  }

  /// A draft is as closed as the record it is for. A new enquiry's draft is for no record yet.
  private func mayDraft(_ key: DraftKey, _ actor: StaffActor) async throws(DeskError) {
    try basis(for: .writeRecord, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: key.record) }
    guard state != nil else { return }
    _ = try await enter(key.record, .writeRecord, page: key.form, actor)
  }
}

/// What became of a draft that was to be kept.
public enum DraftOutcome: Sendable {
  case kept(Draft)
  /// A colleague has saved since; both texts must be shown.
  case other(Draft)
}

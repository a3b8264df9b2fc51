internal import Access
internal import Casework
internal import CivilTime

/// An enquiry that somebody may decide on erasing or moving, as it is now.
struct RemovableEnquiry: Sendable {
  let id: RecordID
  let state: EnquiryState
  /// All that has been written on it.
  let journal: [Entry]
  /// The record it is linked to; nil while it belongs to none.
  let place: Place?
  let access: RecordAccess

  struct Place: Sendable {
    let record: RecordID
    let state: CaseState
    let journal: [Entry]
  }
}

extension CaseDesk {
  /// Loads an enquiry for somebody who may decide on it.
  ///
  /// - Throws: ``DeskError/closed(_:)`` when it belongs to a record that is closed to them, or the person has blocked it.
  func enter(
    enquiry id: RecordID, page: String, _ actor: StaffActor
  ) async throws(DeskError) -> RemovableEnquiry {
    let found = try await asking { () throws(StoreFailure) in
      try await store.enquiry(id)
    }
    guard let found else { throw .notFound("henvendelsen") }
    let place = try await place(of: found)
    switch decide(actor, mayRemove: found, linkedTo: place?.state, circumstances) {
    case .allowed(let access):
      if let place, !access.hidden.isEmpty, try await isHidden(id, place.record, access) {
        throw try await refused(.blocked, place.record, page, actor)
      }
      let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: id) }
      return RemovableEnquiry(id: id, state: found, journal: journal, place: place, access: access)
    case .closed(.role(let why)): throw .denied(why)
    case .closed(let closure): throw try await refused(closure, found.record ?? id, page, actor)
    }
  }

  private func place(of enquiry: EnquiryState) async throws(DeskError) -> RemovableEnquiry.Place? {
    guard let record = enquiry.record else { return nil }
    return try await asking { () throws(StoreFailure) in
      guard let state = try await store.state(of: record) else { return nil }
      return RemovableEnquiry.Place(record: record, state: state, journal: try await store.journal(of: record))
    }
  }

  /// A closed door, which is logged too.
  private func refused(
    _ closure: RecordClosure, _ record: RecordID, _ page: String, _ actor: StaffActor
  ) async throws(DeskError) -> DeskError {
    let none = RecordAccess(relation: .none, purpose: .reception, basis: closure.why)
    try await log([AccessLine(.refused, record, page, none, actor, at: now())])
    return .closed(closed(record, "oversikt", closure))
  }
}

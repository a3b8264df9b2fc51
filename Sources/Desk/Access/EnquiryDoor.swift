internal import Access
internal import Casework
internal import CivilTime

/// An enquiry is for everybody who receives, until it belongs to a record. Then it is a part of that record, behind the
/// same door: what the person has blocked there is blocked here, and a protected person is no easier to find here.
extension CaseDesk {
  private enum Sight {
    case all, withoutContact
    case closed(RecordClosure)
  }

  /// The enquiry as this one sees it.
  ///
  /// - Throws: ``DeskError/closed(_:)`` when the record is closed to them, or the person has blocked this.
  func shown(_ enquiry: EnquiryState, _ id: RecordID, to actor: StaffActor) async throws(DeskError) -> EnquiryState {
    switch try await sight(of: id, in: enquiry.record, actor) {
    case .all: return enquiry
    case .withoutContact: return enquiry.hidingContact()
    case .closed(let closure):
      let record = enquiry.record ?? id
      let none = RecordAccess(relation: .none, purpose: .reception, basis: closure.why)
      try await log([AccessLine(.refused, record, "henvendelse", none, actor, at: now())])
      throw .closed(closed(record, "oversikt", closure))
    }
  }

  /// The lines of the queue: somebody must answer danger, also in what is blocked for the one who looks.
  func shown(_ rows: [EnquiryRow], to actor: StaffActor) async throws(DeskError) -> [EnquiryRow] {
    let records = Set(rows.compactMap(\.record))
    guard !records.isEmpty else { return rows }
    let persons = try await asking { () throws(StoreFailure) in try await store.persons(records) }
    var shown: [EnquiryRow] = []
    for var row in rows {
      // Only records with blocks in them are opened.
      let mayBeBlocked = row.record.flatMap { persons[$0] }?.hasBlocks ?? false
      if mayBeBlocked, case .closed(.blocked) = try await sight(of: row.id, in: row.record, actor) {
        (row.words, row.from, row.dangerHandled) = ("Noe er sperret for deg. Be en kollega svare.", "", "")
      }
      shown.append(row)
    }
    return shown
  }

  private func sight(
    of enquiry: RecordID, in record: RecordID?, _ actor: StaffActor
  ) async throws(DeskError) -> Sight {
    guard let record else { return .all }
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
    guard let state else { return .all }
    switch decide(actor, may: .readRecord, with: state, circumstances) {
    case .closed(let closure): return .closed(closure)
    case .allowed(let access):
      if !access.hidden.isEmpty, try await isHidden(enquiry, record, access) { return .closed(.blocked) }
      return access.hidesContact ? .withoutContact : .all
    }
  }

  func isHidden(
    _ enquiry: RecordID, _ record: RecordID, _ access: RecordAccess
  ) async throws(DeskError) -> Bool {
    let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: record) }
    let hidden = HiddenEntries(access.hidden, in: journal)
    return journal.contains { entry in
      entry.event.linkedEnquiry?.enquiry == enquiry && hidden.contains(entry.id)
    }
  }
}

internal import Access
internal import Casework
internal import CivilTime

extension CaseDesk {
  /// Loads a record for somebody who may use it so; everything about one person goes through here.
  ///
  /// A closed door is logged too.
  /// - Throws: ``DeskError/closed(_:)`` when a reason would open it, ``DeskError/denied(_:)`` when none would.
  func enter(
    _ record: RecordID, _ use: Use, page: String, _ actor: StaffActor
  ) async throws(DeskError) -> (state: CaseState, access: RecordAccess) {
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
    guard let state else { throw .notFound("journalen") }
    switch decide(actor, may: use, with: state, circumstances) {
    case .allowed(let access): return (state, access)
    case .closed(.role(let why)): throw .denied(why)
    case .closed(let closure):
      let none = RecordAccess(relation: .none, purpose: .care, basis: closure.why)
      try await log([AccessLine(.refused, record, page, none, actor, at: now())])
      throw .closed(closed(record, page, closure))
    }
  }

  /// The state as this access shows it: without what is blocked, and without ways to reach a protected person.
  func visible(_ state: CaseState, _ record: RecordID, _ access: RecordAccess) async throws(DeskError) -> CaseState {
    var visible = state
    if !access.hidden.isEmpty {
      let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: record) }
      visible = CaseState(replaying: journal, hiding: access.hidden)
    }
    return access.hidesContact ? visible.hidingContact() : visible
  }

  /// The entries as this access shows them. What follows the entries of a record does not need to reach the person, so
  /// the ways to a protected one are left out for everybody.
  func visible(
    _ entries: [Entry], _ record: RecordID, _ access: RecordAccess, isProtected: Bool = false
  ) async throws(DeskError) -> [Entry] {
    var entries = entries
    if !access.hidden.isEmpty {
      let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: record) }
      entries = entries.compactMap(HiddenEntries(access.hidden, in: journal).shown)
    }
    return access.hidesContact || isProtected ? entries.map { $0.hidingContact() } : entries
  }

  func closed(_ record: RecordID, _ page: String, _ closure: RecordClosure) -> ClosedRecord {
    ClosedRecord(record: record, page: page, closure: closure, hours: circumstances.limits.openingHours)
  }

  func log(_ lines: [AccessLine]) async throws(DeskError) {
    try await asking { () throws(StoreFailure) in try await store.log(lines) }
  }

  /// One line in the log for each event that is written.
  func lines(
    _ events: [Event], _ record: RecordID, _ access: RecordAccess, _ actor: StaffActor
  ) -> [AccessLine] {
    let moment = now()
    return events.map { AccessLine(.written, record, $0.type, access, actor, at: moment) }
  }
}

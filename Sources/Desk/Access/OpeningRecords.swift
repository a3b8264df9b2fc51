public import Access
public import Casework
internal import CivilTime

/// Why somebody opens a record they are not otherwise let into.
public struct Opening: Hashable, Sendable {
  public var reason: OpeningReason
  public var words: String

  public init(_ reason: OpeningReason, words: String = "") { (self.reason, self.words) = (reason, words) }
}

extension CaseDesk {
  /// Opens a record with a stated reason, for a short time. Everybody responsible is told, and a leader reviews it.
  ///
  /// Does nothing when the record is open to the actor already, with nothing hidden.
  public func open(
    _ record: RecordID, _ opening: Opening, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    let basis = try basis(for: .openRecord, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
    guard let state else { throw .notFound("journalen") }
    let closure: RecordClosure
    switch decide(actor, may: .readRecord, with: state, circumstances) {
    case .allowed(let access) where access.hidden.isEmpty && !access.hidesContact: return
    case .allowed: closure = .blocked
    case .closed(.role(let why)): throw .denied(why)
    case .closed(let closed): closure = closed
    }
    guard closure.reasons.contains(opening.reason) else {
      throw .invalid([FieldProblem("arsak", "Velg en av grunnene.")])
    }
    let access = RecordAccess(
      relation: .selfAuthorised, purpose: .emergency, basis: "\(basis) (pasientjournalloven § 19)",
      signals: signals(of: closure))
    let granted = Event.access(.granted(grant(opening, closure, state, actor)))
    let line = AccessLine(.opened, record, opening.reason.rawValue, access, actor, at: now())
    try await append(granted, to: record, access, [line], by: actor, key: key)
  }

  /// What a reason would open: the whole record, or what is blocked in it; nil when everything is open already.
  public func door(
    to record: RecordID, page: String, for actor: StaffActor
  ) async throws(DeskError) -> ClosedRecord? {
    try basis(for: .openRecord, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
    guard let state else { throw .notFound("journalen") }
    switch decide(actor, may: .readRecord, with: state, circumstances) {
    case .allowed(let access):
      return access.hidden.isEmpty && !access.hidesContact ? nil : closed(record, page, .blocked)
    case .closed(.role(let why)): throw .denied(why)
    case .closed(let closure): return closed(record, page, closure)
    }
  }

  private func signals(of closure: RecordClosure) -> Set<AccessSignal> {
    switch closure {
    case .close(.own): [.own]
    case .close(.colleague): [.colleague]
    case .close(.family): [.family]
    case .blocked: [.openedBlock]
    case .noRelation, .role: [.noRelation]
    }
  }

  private func grant(
    _ opening: Opening, _ closure: RecordClosure, _ state: CaseState, _ actor: StaffActor
  ) -> AccessGrant {
    let (moment, limits) = (now(), circumstances.limits)
    let follows = Relation(of: actor, to: state, at: moment, limits) != .none
    // One who follows up a colleague says why once, and not every morning.
    let minutes =
      if case .close = closure, follows { limits.closeDays * 24 * 60 } else { limits.openingHours * 60 }
    return AccessGrant(
      id: ItemID(newID()), kind: .selfAuthorised, staff: actor.id, staffName: actor.name, unitName: actor.unitName,
      until: moment.adding(minutes: minutes), reason: opening.reason, words: opening.words,
      opensBlocks: closure == .blocked || opening.reason == .dangerToLife, told: told(state, except: actor))
  }

  /// The responsible, the coordinator and the leaders of the unit; the leaders of the service when there are none.
  private func told(_ state: CaseState, except actor: StaffActor) -> [StaffID] {
    let team = state.careTeam
    let staff = knowledge.municipality.staff
    func leaders(_ role: StaffRole, of unit: UnitID?) -> [StaffID] {
      staff.filter { $0.role == role.norwegian && (unit == nil || $0.unit == unit) }.map(\.id)
    }
    var told = [team.responsible?.staff, team.coordinator?.staff].compactMap(\.self)
    if let unit = team.unit { told += leaders(.teamLead, of: unit) }
    if told.filter({ $0 != actor.id }).isEmpty { told = leaders(.leader, of: nil) }
    var seen: Set<StaffID> = [actor.id]
    return told.filter { seen.insert($0).inserted }
  }

  /// Writes one event about access into a record, whatever the actor may otherwise write there.
  func append(
    _ event: Event, to record: RecordID, _ access: RecordAccess, _ log: [AccessLine], by actor: StaffActor,
    key: String?
  ) async throws(DeskError) {
    for _ in 0..<8 {
      let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
      guard let state else { throw .notFound("journalen") }
      let change = try change([event], on: nil, to: state, record, actor, access.basis).change
      do {
        try await store.write(Write(changes: [change], key: key, log: log))
        return
      } catch .conflict {
        continue
      } catch {
        throw DeskError(error)
      }
    }
    throw .unavailable("Mange skriver i journalen samtidig. Prøv igjen.")
  }
}

public import Access
public import Casework
internal import CivilTime

extension CaseDesk {
  /// Writes who may see the record: a block, its end, what is withheld from the person, guidance to another unit.
  ///
  /// - Throws: ``DeskError/denied(_:)`` for one who is only let in for a time.
  public func steer(
    _ step: AccessStep, in record: RecordID, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    let (state, access) = try await enter(record, .steerAccess, page: "tilgang", actor)
    guard access.relation != .guidance, access.relation != .selfAuthorised else {
      throw .denied("De som følger opp personen, styrer hvem som ser journalen. Snakk med den som er ansvarlig.")
    }
    try refuse(step, state, access)
    let event = Event.access(step)
    try await append(
      event, to: record, access, lines([event], record, access, actor), by: actor, key: key)
  }

  private func refuse(_ step: AccessStep, _ state: CaseState, _ access: RecordAccess) throws(DeskError) {
    let isKnown =
      switch step {
      case .granted(let grant): grant.kind == .guidance && knowledge.staffMember(grant.staff) != nil
      case .ended(let id, _): state.access.grants.contains { $0.grant.id == id }
      case .unblocked(let id, _): state.access.blocks.contains { $0.value.id == id }
      case .shown(let entry, _): state.access.withheld.contains { $0.value.entry == entry }
      // Nobody blocks or withholds what they may not see themselves.
      case .withheld(let withholding): !access.hidden.contains(withholding.entry)
      case .blocked, .watched: true
      case .seen, .reviewed: false
      }
    guard isKnown else { throw .notFound("det du vil endre") }
    if case .granted(let grant) = step {
      let last = now().day.adding(days: circumstances.limits.guidanceDays)
      guard grant.until.day <= last else {
        throw .invalid([FieldProblem("til", "Velg en dag innen \(circumstances.limits.guidanceDays) dager.")])
      }
    }
  }

  /// The one who was told has seen that the record was opened.
  public func see(_ grant: ItemID, in record: RecordID, by actor: StaffActor, key: String?) async throws(DeskError) {
    let basis = try basis(for: .ownDay, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
    let isTold = state?.access.grants.contains { $0.grant.id == grant && $0.unseenBy.contains(actor.id) } ?? false
    guard isTold else { throw .notFound("beskjeden") }
    let access = RecordAccess(relation: .none, purpose: .control, basis: basis)
    let event = Event.access(.seen(grant: grant))
    try await append(event, to: record, access, lines([event], record, access, actor), by: actor, key: key)
  }
}

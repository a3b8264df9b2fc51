public import Access
internal import Casework
internal import CivilTime
internal import Instruments

extension CaseDesk {
  /// How far back follow-ups that have ended are counted.
  static let outcomeMonths = 12

  /// What became of those who are followed up, or were until lately: of the whole municipality without small numbers for its
  /// leader, of the own unit for a team leader. A clinician's own are too few to say anything, and nobody is measured by
  /// them.
  public func outcomes(for actor: StaffActor) async throws(DeskError) -> OutcomeReport {
    try basis(for: .leadership, actor)
    let reach = try complianceReach(actor)
    let unit: UnitID?
    switch reach {
    case .figures: unit = nil
    case .unit(let own): unit = own
    case .own: throw .denied("Utfall vises for enheten og kommunen, ikke for den enkelte som følger opp.")
    }
    let (day, since) = (today, today.adding(months: -Self.outcomeMonths))
    let knowledge = knowledge
    let instruments = [""] + knowledge.instruments.filter(\.hasOutcomes).map(\.id)
    let counts = try await asking { () throws(StoreFailure) in
      try await store.outcomes(of: instruments, unit: unit, openOrEndedSince: since)
    }
    return OutcomeReport(counts, reach: reach, knowledge: knowledge, since: since, day: day)
  }
}

extension Instrument {
  /// Whether its totals are compared over time; what a person says of the help itself is not.
  var hasOutcomes: Bool { hasTotal && feedback == nil }
}

public import Access
public import Casework
internal import CivilTime
public import Guidance

/// One person behind a figure, with what it rests on.
public struct PersonBehindFigure: Sendable {
  public let record: RecordID
  public let name: String
  public let responsible: String
  public let explanation: Explanation
}

extension CaseDesk {
  /// The persons behind a figure, for those who may see them. Each one listed is logged as looked at.
  /// - Parameters:
  ///   - statuses: how they stand on the norm.
  ///   - cursor: the last record of the page before.
  public func persons(
    standing statuses: Set<FindingStatus>, on norm: String, _ question: ComplianceQuestion, after cursor: RecordID?,
    for actor: StaffActor
  ) async throws(DeskError) -> (persons: [PersonBehindFigure], next: RecordID?) {
    let basis = try basis(for: .compliance, actor)
    let reach = try complianceReach(actor)
    guard reach.seesPersons else {
      throw .denied(
        "Du ser tallene, men ikke personene bak dem. Lederen for enheten, og den som følger opp, kan se dem.")
    }
    let guide = guide
    guard let place = guide.place(of: norm) else { throw .notFound("anbefalingen") }
    let asked = question.answerable(to: reach, days: [])
    var scope = ComplianceScope(reach)
    scope.pathway = asked.pathway
    let limit = 25
    let found = try await asking { [scope] () throws(StoreFailure) in
      try await store.records(
        standing: statuses, onNorm: place, scope, fingerprint: guide.fingerprint, after: cursor, limit: limit + 1)
    }
    let (shown, moment) = (found.prefix(limit), now())
    let control = RecordAccess(relation: .none, purpose: .management, basis: basis)
    try await log(shown.map { AccessLine(.read, $0.0, "etterlevelse", control, actor, at: moment) })
    var persons: [PersonBehindFigure] = []
    for (record, state) in shown {
      // Somebody who has blocked the record for this one is counted, and not shown.
      let access: RecordAccess
      switch decide(actor, may: .readRecord, with: state, circumstances) {
      case .closed: continue
      case .allowed(let allowed): access = allowed
      }
      let visible = try await visible(state, record, access)
      guard let explanation = guide.explain(norm, state: visible, on: moment.day) else { continue }
      persons.append(
        PersonBehindFigure(
          record: record, name: state.person.displayName,
          responsible: state.careTeam.responsible?.name ?? "", explanation: explanation))
    }
    return (persons, found.count > limit ? shown.last?.0 : nil)
  }
}

public import Casework
public import CivilTime
public import Guidance

/// Whose rows are asked for.
public struct ComplianceScope: Hashable, Sendable {
  public var unit: UnitID?
  public var responsible: StaffID?
  /// The main pathway; 0 for those where none has been chosen, nil for all.
  public var pathway: Int?

  public init(unit: UnitID? = nil, responsible: StaffID? = nil, pathway: Int? = nil) {
    (self.unit, self.responsible, self.pathway) = (unit, responsible, pathway)
  }

  /// Whether a group is among those asked for.
  public func covers(_ group: ComplianceGroup) -> Bool {
    (unit == nil || unit == group.unit) && (pathway == nil || pathway == group.pathway ?? 0)
  }
}

/// How the guideline is followed: one row for each open record now, and figures of earlier days.
///
/// Both are derived: the rows from the states, the days from the journal.
public protocol ComplianceStore: Sendable {
  /// Counts all rows of this fingerprint that the scope covers, group by group.
  func compliance(_ scope: ComplianceScope, _ guide: Guide) async throws(StoreFailure) -> ComplianceFigures
  /// Records with one of these statuses on the norm in this place of the guide, in id order after `cursor`.
  func records(
    standing statuses: Set<FindingStatus>, onNorm place: Int, _ scope: ComplianceScope, fingerprint: String,
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)]
  /// Open records whose row is of other norms, or may have changed by time on or before `day`.
  func outdated(_ fingerprint: String, through day: Day, limit: Int) async throws(StoreFailure) -> [(
    RecordID, CaseState
  )]
  func countOutdated(_ fingerprint: String, through day: Day) async throws(StoreFailure) -> Int
  /// Every person's whole journal, in id order after `cursor`.
  func journals(after cursor: RecordID?, limit: Int) async throws(StoreFailure) -> [(RecordID, [Entry])]
  /// How many decisions there are on removing contents, which also earlier days must forget.
  func removals() async throws(StoreFailure) -> Int
  /// Replaces all that is kept of earlier days.
  /// - Parameter removals: how many decisions on removing there were before the journals were read.
  func keep(_ days: [Day: ComplianceFigures], fingerprint: String, removals: Int) async throws(StoreFailure)
  /// The days that are kept, in order, and the fingerprint they were made under; an empty one for those that may count
  /// what has been removed since.
  func complianceDays() async throws(StoreFailure) -> [Day: String]
  func compliance(on day: Day) async throws(StoreFailure) -> ComplianceFigures
  /// One norm's figures on every day that is kept.
  func complianceCourse(of norm: String) async throws(StoreFailure) -> [Day: ComplianceFigures]
}

public import Casework

/// The municipality's own journal of how it stands to what the sources ask of the service. Entries are only added.
public protocol SelfAssessmentStore: Sendable {
  /// The latest entry of each norm that has one, in the order of the norms' ids.
  func selfAssessments() async throws(StoreFailure) -> [SelfAssessmentEntry]
  /// The entries of one norm, newest first.
  func selfAssessments(of norm: String, limit: Int) async throws(StoreFailure) -> [SelfAssessmentEntry]
  /// Adds an entry that builds on the version before it; conflict when another is there. Durable when it returns.
  /// - Parameter key: recognises a form that is sent twice.
  func write(_ entry: SelfAssessmentEntry, key: String?) async throws(StoreFailure)
}

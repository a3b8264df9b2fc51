public import Access
public import Casework
internal import CivilTime
public import Guidance

/// A service norm with the municipality's latest answer.
public struct AnsweredNorm: Sendable {
  public let norm: ServiceNorm
  public let latest: SelfAssessmentEntry?

  public init(norm: ServiceNorm, latest: SelfAssessmentEntry?) { (self.norm, self.latest) = (norm, latest) }

  public var standing: ServiceStanding { latest?.assessment.standing ?? .notAssessed }
}

/// What became of an answer that was to be saved.
public enum AnswerOutcome: Sendable {
  case saved
  /// Somebody else has answered since; both texts must be shown.
  case overtaken(SelfAssessmentEntry)
}

extension CaseDesk {
  /// Every service norm with the latest answer, in the order of the norms.
  public func answeredNorms(for actor: StaffActor) async throws(DeskError) -> [AnsweredNorm] {
    try basis(for: .serviceNorms, actor)
    let entries = try await asking { () throws(StoreFailure) in try await store.selfAssessments() }
    let latest = Dictionary(entries.map { ($0.norm, $0) }, uniquingKeysWith: { first, _ in first })
    return knowledge.serviceNorms.map { AnsweredNorm(norm: $0, latest: latest[$0.id]) }
  }

  /// One service norm with every answer to it, newest first.
  public func answers(
    to id: String, for actor: StaffActor
  ) async throws(DeskError) -> (norm: ServiceNorm, history: [SelfAssessmentEntry]) {
    try basis(for: .serviceNorms, actor)
    guard let norm = knowledge.serviceNorm(id) else { throw .notFound("spørsmålet") }
    return (
      norm, try await asking { () throws(StoreFailure) in try await store.selfAssessments(of: id, limit: 200) }
    )
  }

  /// Saves the municipality's answer to a service norm.
  /// - Parameter seen: the version the form was opened on; 0 when nobody had answered.
  public func answer(
    _ assessment: SelfAssessment, to id: String, seen: Int, by actor: StaffActor, key: String?
  ) async throws(DeskError) -> AnswerOutcome {
    let authority = try basis(for: .answerServiceNorms, actor)
    guard let norm = knowledge.serviceNorm(id) else { throw .notFound("spørsmålet") }
    let moment = now()
    let problems = assessment.problems(today: moment.day)
    guard problems.isEmpty else { throw .invalid(problems) }
    let entry = SelfAssessmentEntry(
      id: EntryID(newID()), norm: norm.id, version: seen + 1, writtenAt: moment, author: actor.author,
      authority: authority, edition: guide.edition, assessment: assessment)
    do {
      try await store.write(entry, key: key)
      return .saved
    } catch .conflict {
      let latest = try await asking { () throws(StoreFailure) in
        try await store.selfAssessments(of: id, limit: 1)
      }.first
      guard let latest else { throw .unavailable("Svaret kunne ikke lagres nå. Prøv igjen.") }
      // The very same words by the same hand are the form sent twice.
      let isSame = latest.assessment == assessment && latest.author.staff == actor.id
      return isSame ? .saved : .overtaken(latest)
    } catch .alreadyDone {
      return .saved
    } catch {
      throw DeskError(error)
    }
  }
}

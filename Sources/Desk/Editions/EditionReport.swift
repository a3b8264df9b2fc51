public import Access
public import Casework
public import CivilTime
public import Guidance

/// Which open records two editions would treat differently, and why.
public struct EditionReport: Sendable {
  public let from: Edition
  public let to: Edition
  public let day: Day
  public let comparison: GuideComparison
  public let tally: EditionTally

  /// One norm with what differs in it and the records that it touches.
  public struct Part: Sendable {
    public let difference: NormDifference
    public let rows: [EditionTally.Row]
  }

  /// The norms that treat some record differently, most records first; of equals in the order of the guide.
  public var parts: [Part] {
    let rows = Dictionary(grouping: tally.rows(in: comparison.differences), by: \.norm)
    let parts = comparison.differences.compactMap { difference in
      rows[difference.id].map { Part(difference: difference, rows: $0) }
    }
    func count(_ part: Part) -> Int { part.rows.reduce(0) { $0 + $1.count } }
    return parts.enumerated().sorted { (-count($0.element), $0.offset) < (-count($1.element), $1.offset) }.map(
      \.element)
  }

  /// The known differences that this norm of the later edition rests on.
  public func known(_ norm: String) -> [EditionDifference] {
    (to.differences + from.differences).filter { $0.norms.contains(norm) }
  }
}

extension CaseDesk {
  /// Goes through all open records, in batches, under two editions. Reads; writes nothing.
  ///
  /// - Parameter progress: told after each batch how many records have been read.
  public func compareEditions(
    from: String, to: String, for actor: StaffActor, progress: @Sendable (Int) async -> Void = { _ in }
  ) async throws(DeskError) -> EditionReport {
    try basis(for: .editions, actor)
    return try await comparedEditions(from: from, to: to, progress: progress)
  }

  /// The same for the one at the command line, who has the database already.
  public func comparedEditions(
    from: String, to: String, progress: @Sendable (Int) async -> Void = { _ in }
  ) async throws(DeskError) -> EditionReport {
    guard let old = knowledge.editions[from], let new = knowledge.editions[to] else {
      throw .notFound("utgaven")
    }
    return try await compared(old, new, progress: progress)
  }

  /// Holds two sets of norms against each other on every open record.
  func compared(
    _ old: LoadedEdition, _ new: LoadedEdition, progress: @Sendable (Int) async -> Void
  ) async throws(DeskError) -> EditionReport {
    let comparison = GuideComparison(from: old.guide, to: new.guide)
    let day = today
    var tally = EditionTally()
    var cursor: RecordID?
    var read = 0
    while true {
      let after = cursor
      let batch = try await asking { () throws(StoreFailure) in try await store.guided(after: after, limit: 1_000) }
      guard let last = batch.last else { break }
      for (record, guided) in batch where guided.isOpen {
        tally.add(record, comparison.treatments(of: guided, on: day))
      }
      cursor = last.0
      read += batch.count
      await progress(read)
    }
    return EditionReport(from: old.edition, to: new.edition, day: day, comparison: comparison, tally: tally)
  }
}

extension CaseDesk {
  /// The persons that one norm would treat differently, for those who may see them; empty for others.
  public func persons(
    of part: EditionReport.Part, for actor: StaffActor
  ) async throws(DeskError) -> [RecordID: PersonRow] {
    guard case .allowed = decide(actor.role, may: .readRecord) else { return [:] }
    let records = Set(part.rows.flatMap(\.records))
    let persons = try await asking { () throws(StoreFailure) in try await store.persons(records) }
    return persons.filter { actor.follows($0.value) && !$0.value.hasBlocks }
  }
}

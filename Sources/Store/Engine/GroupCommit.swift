internal import Desk
internal import Metrics

/// Gathers writes that arrive while another commit is on its way to disk, and commits them together.
///
/// One flush to disk then serves many, and each caller still returns only when its own write is durable.
actor GroupCommit {
  typealias Work = @Sendable (any Connection) throws -> HeadChange

  private struct Job: Sendable {
    let work: Work
    let caller: CheckedContinuation<StoreFailure?, Never>
  }

  private let engine: any Engine
  /// Adds to the head what those that succeeded have written, before the commit that they share.
  private let closing: @Sendable (HeadChange, any Connection) throws -> Void
  private let largest: Int
  private var waiting: [Job] = []
  private var isCommitting = false
  private let size = Recorder(label: "underveis_commit_batch_size")
  private let queue = Meter(label: "underveis_commits_waiting")

  init(
    engine: any Engine, largest: Int = 128,
    closing: @escaping @Sendable (HeadChange, any Connection) throws -> Void
  ) {
    (self.engine, self.largest, self.closing) = (engine, largest, closing)
  }

  /// Work that adds nothing to a journal.
  func perform(_ work: @escaping @Sendable (any Connection) throws -> Void) async throws(StoreFailure) {
    try await write { connection in
      try work(connection)
      return .none
    }
  }

  /// Work that tells what it has added.
  func write(_ work: @escaping Work) async throws(StoreFailure) {
    let failure = await withCheckedContinuation { caller in
      waiting.append(Job(work: work, caller: caller))
      guard !isCommitting else { return }
      isCommitting = true
      // Its own task, so that the first caller can be answered while later ones are still being committed.
      Task { await commitAllWaiting() }
    }
    if let failure { throw failure }
  }

  private func commitAllWaiting() async {
    while !waiting.isEmpty {
      let batch = Array(waiting.prefix(largest))
      waiting.removeFirst(batch.count)
      size.record(batch.count)
      queue.set(waiting.count)
      let outcomes = await commit(batch)
      for (job, outcome) in zip(batch, outcomes) { job.caller.resume(returning: outcome) }
    }
    isCommitting = false
  }

  /// One outcome for each job, nil for a durable one.
  private func commit(_ batch: [Job]) async -> [StoreFailure?] {
    do {
      let works = batch.map(\.work)
      return try await engine.transaction { [closing] connection in
        var change = HeadChange.none
        let outcomes = try works.map { work in try Self.attempt(work, &change, connection) }
        try closing(change, connection)
        return outcomes
      }
    } catch {
      guard batch.count > 1, !error.concernsAll else { return batch.map { _ in error } }
      // The engine itself refused, perhaps because of one of them: alone, each meets its own fate.
      var outcomes: [StoreFailure?] = []
      for job in batch { outcomes += await commit([job]) }
      return outcomes
    }
  }

  /// Runs one write so that its refusal (a conflict, a form sent twice) leaves the others standing.
  private static func attempt(
    _ work: Work, _ change: inout HeadChange, _ connection: any Connection
  ) throws -> StoreFailure? {
    do {
      var added = HeadChange.none
      try connection.savepoint { added = try work(connection) }
      change = change + added
      return nil
    } catch let refusal as StoreFailure {
      return refusal
    }
  }
}

extension StoreFailure {
  /// Whether every write of a commit shares this fate: trying each alone would only fail as often, or write twice.
  fileprivate var concernsAll: Bool {
    switch self {
    case .unreachable, .uncertain: true
    case .conflict, .alreadyDone, .full, .unavailable: false
    }
  }
}

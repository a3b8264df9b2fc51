internal import Desk
internal import Metrics

/// Gathers writes that arrive while another commit is on its way to disk, and commits them together.
///
/// One flush to disk then serves many, and each caller still returns only when its own write is durable.
actor GroupCommit {
  /// Writes something, and tells what that leaves to the end of the commit.
  typealias Work = @Sendable (any Connection) throws -> CommitEnd

  private struct Job: Sendable {
    /// Nil for a job that is all at the end.
    let work: Work?
    let end: CommitEnd
    let caller: CheckedContinuation<StoreFailure?, Never>
  }

  private let engine: any Engine
  /// Does what those that succeeded have left to the end of the commit that they share.
  private let closing: @Sendable (CommitEnd, any Connection) throws -> Void
  private let largest: Int
  private var waiting: [Job] = []
  private var isCommitting = false
  private let size = Recorder(label: "underveis_commit_batch_size")
  private let queue = Meter(label: "underveis_commits_waiting")

  init(
    engine: any Engine, largest: Int = 128,
    closing: @escaping @Sendable (CommitEnd, any Connection) throws -> Void
  ) {
    (self.engine, self.largest, self.closing) = (engine, largest, closing)
  }

  /// Work that adds nothing to a journal.
  func perform(_ work: @escaping @Sendable (any Connection) throws -> Void) async throws(StoreFailure) {
    try await write { connection in
      try work(connection)
      return CommitEnd()
    }
  }

  /// Work that leaves something to the end of the commit.
  func write(_ work: @escaping Work) async throws(StoreFailure) { try await join(work, CommitEnd()) }

  /// Only what is done at the end of a commit, which nothing refuses.
  func end(_ end: CommitEnd) async throws(StoreFailure) { try await join(nil, end) }

  private func join(_ work: Work?, _ end: CommitEnd) async throws(StoreFailure) {
    let failure = await withCheckedContinuation { caller in
      waiting.append(Job(work: work, end: end, caller: caller))
      guard !isCommitting else { return }
      isCommitting = true
      // Its own task, so that the first caller can be answered while later ones are still being committed. Before all
      // that the answered ones go on to, or the next to be committed would wait for that too.
      Task(priority: .high) { await commitAllWaiting() }
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
      return try await engine.transaction { [closing] connection in
        var end = CommitEnd()
        let outcomes = try batch.map { job in
          guard let work = job.work else {
            end += job.end
            return nil as StoreFailure?
          }
          return try Self.attempt(work, &end, connection)
        }
        try closing(end, connection)
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
    _ work: Work, _ end: inout CommitEnd, _ connection: any Connection
  ) throws -> StoreFailure? {
    do {
      var own = CommitEnd()
      try connection.savepoint { own = try work(connection) }
      end += own
      return nil
    } catch let refusal as StoreFailure {
      return refusal
    }
  }
}

/// What writes leave to the end of the commit that they share: the two chains that every one of them makes longer are
/// then read and written once.
struct CommitEnd: Sendable {
  var head = HeadChange.none
  var log: [AccessLine] = []

  static func += (sum: inout CommitEnd, more: CommitEnd) {
    sum.head = sum.head + more.head
    sum.log += more.log
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

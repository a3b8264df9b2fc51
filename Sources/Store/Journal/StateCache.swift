internal import Casework
internal import Synchronization

/// The states decoded lately. A state of a record at a version never changes, so a cached one is never stale.
final class StateCache: Sendable {
  private let states: Mutex<RecentlyUsed<RecordID, CaseState>>

  /// - Parameter capacity: how many states are kept at most; one is about twelve kilobytes.
  init(capacity: Int = 4_000) { states = Mutex(RecentlyUsed(capacity: capacity)) }

  func state(of record: RecordID, at version: Int) -> CaseState? {
    states.withLock { states in
      guard let known = states.use(record), known.version == version else { return nil }
      return known
    }
  }

  func keep(_ state: CaseState, of record: RecordID) {
    states.withLock { states in
      if let known = states.use(record), known.version > state.version { return }
      states.keep(state, as: record)
    }
  }
}

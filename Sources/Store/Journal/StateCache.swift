internal import Casework
internal import Synchronization

/// The states decoded lately. A state of a record at a version never changes, so a cached one is never stale.
final class StateCache: Sendable {
  /// Two generations: when the young one is full the old one is dropped, which keeps what is used and costs no order.
  private struct Generations {
    var young: [RecordID: KnownState] = [:]
    var old: [RecordID: KnownState] = [:]
  }

  private let generations = Mutex(Generations())
  private let capacity: Int

  /// - Parameter capacity: how many states are kept at most; one is about ten kilobytes, and its text as
  ///   many.
  init(capacity: Int = 2_000) { self.capacity = capacity }

  func state(of record: RecordID, at version: Int) -> KnownState? {
    generations.withLock { kept in
      if let known = kept.young[record] { return known.state.version == version ? known : nil }
      guard let known = kept.old[record], known.state.version == version else { return nil }
      Self.keep(known, of: record, in: &kept, capacity)
      return known
    }
  }

  func keep(_ state: KnownState, of record: RecordID) {
    generations.withLock { kept in
      if let known = kept.young[record], known.state.version > state.state.version { return }
      Self.keep(state, of: record, in: &kept, capacity)
    }
  }

  private static func keep(
    _ known: KnownState, of record: RecordID, in kept: inout Generations, _ capacity: Int
  ) {
    kept.young[record] = known
    guard kept.young.count >= capacity / 2 else { return }
    (kept.old, kept.young) = (kept.young, [:])
  }
}

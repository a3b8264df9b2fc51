internal import Casework
internal import Synchronization

/// The states decoded lately. A state of a record at a version never changes, so a cached one is never stale.
final class StateCache: Sendable {
  private struct Known {
    let version: Int
    let state: CaseState
  }

  /// Two generations: when the young one is full the old one is dropped, which keeps what is used and costs no order.
  private struct Generations {
    var young: [RecordID: Known] = [:]
    var old: [RecordID: Known] = [:]
  }

  private let generations = Mutex(Generations())
  private let capacity: Int

  /// - Parameter capacity: how many states are kept at most; one is about twenty-five kilobytes. With more, a server with
  ///   100 000 records comes to more than the 250 megabytes it may use under load.
  init(capacity: Int = 3_000) { self.capacity = capacity }

  func state(of record: RecordID, at version: Int) -> CaseState? {
    generations.withLock { kept in
      if let known = kept.young[record] { return known.version == version ? known.state : nil }
      guard let known = kept.old[record], known.version == version else { return nil }
      Self.keep(known, of: record, in: &kept, capacity)
      return known.state
    }
  }

  func keep(_ state: CaseState, of record: RecordID) {
    generations.withLock { kept in
      if let known = kept.young[record], known.version > state.version { return }
      Self.keep(Known(version: state.version, state: state), of: record, in: &kept, capacity)
    }
  }

  private static func keep(_ known: Known, of record: RecordID, in kept: inout Generations, _ capacity: Int) {
    kept.young[record] = known
    guard kept.young.count >= capacity / 2 else { return }
    (kept.old, kept.young) = (kept.young, [:])
  }
}

internal import Casework
public import Desk
internal import Synchronization

/// What has been written and held back: each stream with all that is new in it, for one write of everything.
final class Gathered: Sendable {
  private struct Held {
    var order: [RecordID] = []
    var changes: [RecordID: Change] = [:]
    var drafts: [FinishedDraft] = []
    var log: [AccessLine] = []
  }

  private let held = Mutex(Held())

  /// How a stream stands with what is held back; nil for one that nothing is held back of.
  func folded(_ record: RecordID) -> Folded? { held.withLock { $0.changes[record]?.folded } }

  /// - Throws: ``StoreFailure/conflict(current:)`` when a change does not go on from what is held back.
  func add(_ write: Write) throws(StoreFailure) {
    let failure = held.withLock { held -> StoreFailure? in
      for change in write.changes {
        guard let version = held.changes[change.record]?.version, version != change.expecting else { continue }
        return .conflict(current: version)
      }
      for change in write.changes {
        if held.changes[change.record] == nil { held.order.append(change.record) }
        held.changes[change.record] = held.changes[change.record]?.followed(by: change) ?? change
      }
      held.drafts += write.finishedDrafts
      held.log += write.log
      return nil
    }
    if let failure { throw failure }
  }

  /// Everything held back as one write, which is then no longer held; nil when there is nothing.
  func taken() -> Write? {
    held.withLock { held in
      defer { held = Held() }
      let changes = held.order.compactMap { held.changes[$0] }
      guard !changes.isEmpty else { return nil }
      return Write(changes: changes, finishedDrafts: held.drafts, log: held.log)
    }
  }
}

extension Change {
  fileprivate var version: Int { expecting + entries.count }

  fileprivate func followed(by next: Change) -> Change {
    Change(record: record, expecting: expecting, entries: entries + next.entries, folded: next.folded)
  }
}

extension JournalStore: GatheringStore {
  public func gathering() -> JournalStore {
    var store = self
    store.gathered = Gathered()
    return store
  }

  public func keepGathered() async throws(StoreFailure) {
    guard let write = gathered?.taken() else { return }
    try await store(write)
  }
}

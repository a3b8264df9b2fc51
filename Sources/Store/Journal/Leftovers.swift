public import Desk
internal import Synchronization

/// The copies that an engine still holds of what has been taken out of the journal.
final class Leftovers: Sendable {
  /// Counted, so that a wiping that began before something was taken out does not stand for it.
  private struct Count {
    var asked = 0
    var wiped = 0
  }

  private let engine: any Engine
  private let count = Mutex(Count())

  init(in engine: any Engine) { self.engine = engine }

  /// Whether something taken out may still lie there.
  var areLeft: Bool { count.withLock { $0.wiped < $0.asked } }

  /// Wipes what lies there now.
  ///
  /// - Throws: `StoreFailure` when somebody still reads what was; then ``areLeft`` until it has been done.
  func wipe() async throws(StoreFailure) {
    let asked = count.withLock { count in
      count.asked += 1
      return count.asked
    }
    try await engine.scrub(all: false)
    count.withLock { $0.wiped = max($0.wiped, asked) }
  }
}

extension JournalStore {
  /// Wipes the copies of what has been taken out where it could not be done at once.
  public func wipeLeftovers() async throws(StoreFailure) {
    guard leftovers.areLeft else { return }
    try await leftovers.wipe()
  }
}

internal import Synchronization

/// Whether this node should be given work, and if not, which part is sick: the node itself or the database.
///
/// The answer is kept by whoever watches the parts, so that asking costs nothing, also when a part hangs.
public final class Readiness: Sendable {
  /// How it is with the database, as far as is known.
  public enum Database: String, Sendable {
    case well = "i orden"
    case silent = "svarer ikke"
    case unknown = "ikke prøvd"
  }

  /// How it is with the node.
  public enum Node: String, Sendable {
    case well = "i orden"
    case slow = "treg"
    case leaving = "avslutter"
  }

  /// How it is with the list of those who may log in.
  public enum StaffList: String, Sendable {
    case well = "i orden"
    case broken = "leses ikke, den forrige gjelder"
  }

  /// What was known at a moment.
  public struct Report: Sendable, Equatable {
    public let node: Node
    public let database: Database
    public let staffList: StaffList

    /// A slow node is given work: fewer nodes would make the others slower.
    public var isReady: Bool { node != .leaving && database == .well }
  }

  private struct State {
    var isLeaving = false
    var lag: Duration = .zero
    var answered: ContinuousClock.Instant?
    var hasFailed = false
    var staffList = StaffList.well
  }

  /// Without an answer for so long the database counts as silent, even if nothing has said so.
  private let patience: Duration
  /// The event loops' delay past which pages are felt to be slow.
  private let mostLag: Duration
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  public init(
    patience: Duration = .seconds(6), mostLag: Duration = .milliseconds(500),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock().now }
  ) {
    self.patience = patience
    self.mostLag = mostLag
    self.now = now
  }

  public func databaseAnswered() {
    let now = now()
    state.withLock {
      $0.answered = now
      $0.hasFailed = false
    }
  }

  public func databaseFailed() { state.withLock { $0.hasFailed = true } }

  /// - Parameter lag: how long an event loop let a task wait that was due.
  public func loopWasLate(by lag: Duration) { state.withLock { $0.lag = lag } }

  public func staffListWasRead(_ outcome: StaffList) { state.withLock { $0.staffList = outcome } }

  /// The program is about to stop: no more work is to be sent here.
  public func leave() { state.withLock { $0.isLeaving = true } }

  public var report: Report {
    let now = now()
    return state.withLock { state in
      let node: Node = state.isLeaving ? .leaving : state.lag > mostLag ? .slow : .well
      let database: Database =
        if let answered = state.answered, !state.hasFailed, now - answered <= patience {
          .well
        } else if state.answered == nil && !state.hasFailed {
          .unknown
        } else {
          .silent
        }
      return Report(node: node, database: database, staffList: state.staffList)
    }
  }
}

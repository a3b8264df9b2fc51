internal import GRDB
internal import Synchronization

/// Moves what has been committed from the log beside the file into the file, beside those who write: a commit that did it
/// itself made everybody behind it wait for thousands of pages.
final class SQLiteLogMover: Sendable {
  private struct Moving {
    var isUnderWay = false
    /// How many rows the writer had changed when the latest move began.
    var changesBefore = 0
  }

  /// What a move holds on to, so that one under way keeps nobody from being closed.
  private final class Progress: Sendable {
    let moving = Mutex(Moving())
  }

  private let queue: DatabaseQueue
  private let rows: Int
  private let progress = Progress()

  /// - Parameter rows: how many changed rows are worth a move. Few at a time: the disk takes a hundred pages in a
  ///   millisecond or two, and whoever commits meanwhile waits for no more than that.
  init(path: String, every rows: Int = 100) throws {
    self.rows = rows
    var settings = Configuration()
    settings.label = "log"
    // An engine that is being closed holds the file for itself while it moves the last of its log.
    settings.busyMode = .timeout(2)
    settings.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
    }
    queue = try DatabaseQueue(path: path, configuration: settings)
  }

  /// Waits for a move under way: whoever moves or deletes the file afterwards must be alone with it.
  deinit { try? queue.close() }

  /// Called after a commit. Returns at once.
  ///
  /// - Parameter changes: how many rows the writer has changed since it was opened.
  func committed(changes: Int) {
    let begins = progress.moving.withLock { moving in
      guard !moving.isUnderWay, changes - moving.changesBefore >= rows else { return false }
      (moving.isUnderWay, moving.changesBefore) = (true, changes)
      return true
    }
    guard begins else { return }
    queue.asyncWriteWithoutTransaction { [progress] database in
      // Passive waits for nobody. What is not moved now, for a reader or a full disk, is moved next time, or by the writer.
      _ = try? database.checkpoint(.passive)
      progress.moving.withLock { $0.isUnderWay = false }
    }
  }

  /// Moves all of the log and empties it, when the writer writes nothing. Waits two seconds for those who still read what
  /// was.
  func empty() throws {
    // On the queue of the moves: two that move at once do not wait for each other, one is refused.
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }
}

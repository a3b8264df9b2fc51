public import Casework

/// Something that has been written, by this program or by another on the same database.
public enum StoreChange: Hashable, Sendable {
  /// A person's record or an enquiry, and with it every list that shows it.
  case record(RecordID)
  /// Which edition of the guideline is worked by, or what else the municipality decides beside the sources.
  case decisions
  /// Nobody knows what: the one who follows was too slow, or the way to the database was broken for a while.
  case everything
}

/// What is written while one looks, for pages that follow along and for what is kept in memory.
public protocol ChangeFeed: Sendable {
  /// Changes from now on. A change is told after it can be read; one that is told twice is no error.
  func changes() -> AsyncStream<StoreChange>
}

internal import Identity
internal import Synchronization

/// Whom the log-ins seen lately belong to: each page asks, and opening the seal costs more than the rest of the look-up.
///
/// Known by the seal and by the log-in that it was made for, so that a seal moved to another log-in is opened anew, and
/// found out. Whether the log-in has ended is no part of it, and is read each time.
final class SessionHolders: Sendable {
  private struct Sealed: Hashable {
    let tokenDigest: String
    let bytes: [UInt8]
  }

  private let known = Mutex(RecentlyUsed<Sealed, SessionHolder>(capacity: 1_000))

  /// The holder of a log-in, opened where it is not known.
  func holder(
    of tokenDigest: String, sealed bytes: [UInt8], opening: () throws -> SessionHolder
  ) throws -> SessionHolder {
    let sealed = Sealed(tokenDigest: tokenDigest, bytes: bytes)
    if let holder = known.withLock({ $0.use(sealed) }) { return holder }
    let holder = try opening()
    known.withLock { $0.keep(holder, as: sealed) }
    return holder
  }
}

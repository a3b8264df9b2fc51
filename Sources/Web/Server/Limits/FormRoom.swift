internal import Metrics
internal import Synchronization

/// The memory that forms may take while they are read and carried out: whoever wants more than is left must come again.
final class FormRoom: Sendable {
  private let bytes: Int
  private let taken = Mutex(0)
  private let level = Meter(label: "underveis_form_bytes")

  init(bytes: Int) { self.bytes = bytes }

  /// Sets so many bytes aside while the work runs; nil, without running it, when there is not room.
  func with<Answer>(_ wanted: Int, _ work: () async throws -> Answer) async rethrows -> Answer? {
    guard move(wanted, within: bytes) else { return nil }
    defer { _ = move(-wanted, within: .max) }
    return try await work()
  }

  private func move(_ wanted: Int, within most: Int) -> Bool {
    let (fits, now) = taken.withLock { taken in
      guard taken + wanted <= most else { return (false, taken) }
      taken += wanted
      return (true, taken)
    }
    level.set(now)
    return fits
  }
}

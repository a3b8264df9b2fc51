internal import CivilTime
internal import Synchronization

/// One person's own clock, so that two years of history can be written through the same use cases.
final class DemoClock: Sendable {
  private let state: Mutex<(now: Moment, dice: Dice)>

  init(start: Moment, seed: UInt64) { state = Mutex((start, Dice(seed: seed))) }

  var now: Moment { state.withLock(\.now) }

  func set(_ moment: Moment) { state.withLock { $0.now = moment } }

  func newID() -> String { state.withLock { $0.dice.id() } }
}

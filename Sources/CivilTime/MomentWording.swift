/// Instants as a page says them, on the Norwegian clock.
extension Moment {
  /// "kl. 10.00".
  public var clock: String { "kl. \(time.norwegian)" }

  /// "24. november kl. 10.00", with the year when it is another than that of the day it is read on.
  public func short(seenFrom reference: Day) -> String {
    "\(day.short(seenFrom: reference)) \(clock)"
  }

  /// How long somebody has waited since then: "12 min", "5 t 20 min", "1 d 4 t". A clock that went backwards waits
  /// "0 min".
  public func elapsed(since start: Moment) -> String {
    let minutes = max(0, start.minutes(until: self))
    let hours = minutes / 60
    let days = hours / 24
    if hours == 0 { return "\(minutes) min" }
    if days == 0 { return Moment.pair("\(hours) t", minutes % 60, "min") }
    return Moment.pair("\(days) d", hours % 24, "t")
  }

  private static func pair(_ large: String, _ small: Int, _ unit: String) -> String {
    small == 0 ? large : "\(large) \(small) \(unit)"
  }
}

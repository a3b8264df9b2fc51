/// The clock on the wall in Norway.
///
/// Norway follows the European Union's rule: an hour ahead of UTC, two from the last Sunday of March 01:00 UTC to the
/// last Sunday of October 01:00 UTC. The rule has stood since 1996 and is used for every year; nothing here is written
/// to the minute before that.
extension Moment {
  /// The instant when Norwegian clocks show this time on this day.
  ///
  /// A time that the clocks jump over in March (02:00–02:59) is read as an hour later, as who set an alarm for it would
  /// have woken. A time that comes twice in October (02:00–02:59) is the first of the two, still summer time.
  public init(day: Day, time: TimeOfDay) {
    let wall = Int64(day.ordinal) * Moment.millisecondsInDay + Int64(time.minuteOfDay) * 60_000
    let asSummer = Moment(milliseconds: wall - 2 * Moment.hour)
    let asWinter = Moment(milliseconds: wall - Moment.hour)
    self = asSummer.isNorwegianSummerTime ? asSummer : asWinter
  }

  /// The Norwegian calendar day at this instant.
  public var day: Day {
    Day(clamping: Int(norwegianWall.flooredDivision(by: Moment.millisecondsInDay)))
  }

  /// What Norwegian clocks show at this instant, to the minute.
  public var time: TimeOfDay {
    TimeOfDay(minuteOfDay: Int(norwegianWall.modulo(Moment.millisecondsInDay) / 60_000))
  }

  /// Whether Norwegian clocks are on summer time at this instant.
  public var isNorwegianSummerTime: Bool {
    let utcDay = Day(clamping: Int(milliseconds.flooredDivision(by: Moment.millisecondsInDay)))
    let year = utcDay.year
    return self >= Moment.clockChange(year, month: 3) && self < Moment.clockChange(year, month: 10)
  }

  private var norwegianWall: Int64 {
    adding(milliseconds: isNorwegianSummerTime ? 2 * Moment.hour : Moment.hour).milliseconds
  }

  private static let hour: Int64 = 3_600_000

  private static func clockChange(_ year: Int, month: Int) -> Moment {
    let lastOfMonth = Day(clamping: Day.ordinal(year: year, month: month, day: 31))
    let sunday = lastOfMonth.adding(days: -(lastOfMonth.weekday.rawValue % 7))
    return Moment(milliseconds: Int64(sunday.ordinal) * millisecondsInDay + hour)
  }
}

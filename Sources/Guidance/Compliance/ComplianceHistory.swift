public import Casework
public import CivilTime

/// How one record stood at the end of some days, read from its journal as it was then.
public struct ComplianceHistory: Sendable {
  /// One record on one day while it was followed up.
  public struct Standing: Hashable, Sendable {
    public let day: Day
    public let group: ComplianceGroup
    /// One mark for each norm, as ``Guide/marks(_:_:on:)`` has them.
    public let marks: String
  }

  /// One standing for each of the days on which the record was open. What was written later, corrections too, is not
  /// yet known on a day.
  /// - Parameters:
  ///   - entries: the record's journal in order.
  ///   - days: in order.
  public static func standings(_ entries: [Entry], at days: [Day], _ guide: Guide) -> [Standing] {
    var standings: [Standing] = []
    var state = CaseState()
    var read = 0
    var isCorrected = false
    for day in days {
      let before = read
      while read < entries.count, entries[read].writtenAt.day <= day {
        if case .corrected = entries[read].event { isCorrected = true }
        read += 1
      }
      if isCorrected {
        // A correction changes what earlier entries meant, so all that was written by then is read again.
        if read > before { state = CaseState(replaying: entries[..<read]) }
      } else {
        for entry in entries[before..<read] { state.apply(entry) }
      }
      guard state.isOpen else { continue }
      let marks = guide.marks(guide.evaluate(state, on: day), state, on: day)
      let group = ComplianceGroup(unit: state.careTeam.unit, pathway: state.pathway?.pathway)
      standings.append(Standing(day: day, group: group, marks: marks))
    }
    return standings
  }
}

extension Day {
  /// The last days of so many months before this day's, the earliest first.
  public func monthEnds(_ count: Int) -> [Day] {
    (0..<max(0, count)).reversed().map { firstOfMonth.adding(months: -$0).adding(days: -1) }
  }
}

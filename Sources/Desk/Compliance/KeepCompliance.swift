internal import Casework
internal import CivilTime
internal import Guidance

extension CaseDesk {
  /// How many months back figures are kept.
  static let keptMonths = 12

  /// Looks again at records whose marks are of other norms, or may have changed by time alone. Returns how many are left.
  @discardableResult
  public func freshenCompliance(atMost limit: Int = .max) async throws(DeskError) -> Int {
    let (day, fingerprint) = (today, guide.fingerprint)
    var left = limit
    var last: RecordID?
    while left > 0 {
      let count = min(500, left)
      let batch = try await asking { () throws(StoreFailure) in
        try await store.outdated(fingerprint, through: day, limit: count)
      }
      // The same ones again would mean that somebody writes to all of them just now; the next round takes them.
      guard let first = batch.first?.0, first != last else { break }
      let rows = batch.map { AgedRows(version: $0.1.version, rows: self.rows($0.0, $0.1, day)) }
      try await asking { () throws(StoreFailure) in try await store.refresh(rows) }
      (last, left) = (first, left - batch.count)
    }
    return try await asking { () throws(StoreFailure) in
      try await store.countOutdated(fingerprint, through: day)
    }
  }

  /// Whether the figures of earlier days are those of the last month ends and of the norms in force, and count nothing
  /// that has been removed.
  public func complianceDaysAreRight() async throws(DeskError) -> Bool {
    let kept = try await asking { () throws(StoreFailure) in try await store.complianceDays() }
    let fingerprint = guide.fingerprint
    return Set(kept.keys) == Set(today.monthEnds(Self.keptMonths))
      && kept.values.allSatisfy { $0 == fingerprint }
  }

  /// Makes the figures of the last twelve month ends anew, by reading every journal once, as it was on each of those days.
  /// - Parameters:
  ///   - size: how many journals are read at a time.
  ///   - progress: is told how many journals have been read, and may rest before more are.
  /// - Returns: how many journals were read. Nothing is kept when the task was cancelled meanwhile.
  @discardableResult
  public func rebuildComplianceDays(
    atATime size: Int = 200, progress: @Sendable (Int) async -> Void = { _ in }
  ) async throws(DeskError) -> Int {
    let (days, guide) = (today.monthEnds(Self.keptMonths), guide)
    // Counted first: what is removed while the journals are read makes them be read again.
    let removals = try await asking { () throws(StoreFailure) in try await store.removals() }
    var counters: [Day: [ComplianceGroup: MarkCounter]] = [:]
    var count = 0
    var cursor: RecordID?
    while true {
      let from = cursor
      let batch = try await asking { () throws(StoreFailure) in try await store.journals(after: from, limit: size) }
      guard let last = batch.last else { break }
      for (_, entries) in batch {
        for standing in ComplianceHistory.standings(entries, at: days, guide) {
          _ = counters[standing.day, default: [:]][standing.group, default: MarkCounter(norms: guide.norms.count)]
            .add(standing.marks)
        }
      }
      count += batch.count
      cursor = last.0
      await progress(count)
      guard !Task.isCancelled else { return count }
    }
    var figures: [Day: ComplianceFigures] = [:]
    for day in days {
      // A day when nobody was followed up has been counted too.
      figures[day, default: ComplianceFigures()].add([:], persons: 0, in: ComplianceGroup(unit: nil, pathway: nil))
      for (group, counter) in counters[day] ?? [:] {
        let (persons, counted) = counter.figures(guide.norms)
        figures[day]?.add(counted, persons: persons, in: group)
      }
    }
    try await asking { [figures] () throws(StoreFailure) in
      try await store.keep(figures, fingerprint: guide.fingerprint, removals: removals)
    }
    return count
  }
}

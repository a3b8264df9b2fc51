public import CivilTime
public import Desk
public import Guidance

extension JournalStore {
  public func points(_ figure: Figure, on days: [Day]) async throws(StoreFailure) -> [FigurePoint] {
    switch figure {
    case .firstHelp, .helpedInAWeek: try await waits(figure, on: days)
    case .withoutReferral: try await count(FigureQuery.withoutReferral, on: days)
    case .openEnquiries: try await count(FigureQuery.openEnquiries, on: days)
    case .outreach: try await count(FigureQuery.contacts(["home-visit", "outreach"]), on: days)
    case .notMet: try await count(FigureQuery.contacts(["not-met"]), on: days)
    case .feedback: try await count(FigureQuery.feedback, on: days)
    case .mappedWithInstrument: try await count(FigureQuery.open("mapped", "instrument"), on: days)
    case .nextOfKinConsent: try await count(FigureQuery.open("next_of_kin", "next_of_kin_consent"), on: days)
    case .individualPlan: try await count(FigureQuery.open("coordinated", "individual_plan"), on: days)
    case .coordinator: try await count(FigureQuery.open("coordinated", "coordinator"), on: days)
    case .crisisPlan: try await count(FigureQuery.crisisPlan, on: days)
    case .interpreter: try await count(FigureQuery.open("needs_interpreter", "interpreter"), on: days)
    case .pathways: []
    }
  }

  public func pathwayCounts(on day: Day) async throws(StoreFailure) -> [Int: Int] {
    let values: [SQLValue] = [municipality, .day(day), .day(day)]
    return try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT COALESCE(f.pathway, 0), COUNT(*) FROM follow_up f WHERE f.municipality = ? AND f.opened <= ?
          AND (f.ended IS NULL OR f.ended > ?) GROUP BY f.pathway
        """, values)
      return Dictionary(try rows.map { (Int(try $0.integer(0)), Int(try $0.integer(1))) }, uniquingKeysWith: +)
    }
  }

  /// A query that counts part and whole for each day; a day without any has no row.
  private func count(_ query: FigureQuery, on days: [Day]) async throws(StoreFailure) -> [FigurePoint] {
    guard !days.isEmpty else { return [] }
    let values = query.values.map { $0 ?? municipality }
    let sql = query.sql(days)
    let found = try await engine.read { connection in
      Dictionary(
        try connection.rows(sql, values).map { (try $0.integer(0), (try $0.integer(1), try $0.integer(2))) },
        uniquingKeysWith: { first, _ in first })
    }
    return days.map { day in
      let (part, whole) = found[Int64(day.ordinal)] ?? (0, 0)
      return FigurePoint(day: day.ordinal, part: Int(part), whole: Int(whole))
    }
  }

  /// The waits are read once for all days: a middle number is not a sum.
  private func waits(_ figure: Figure, on days: [Day]) async throws(StoreFailure) -> [FigurePoint] {
    guard let first = days.first, let last = days.last else { return [] }
    let values: [SQLValue] = [municipality, .day(first.adding(days: -FigureQuery.days)), .day(last)]
    let waits = try await engine.read { connection in
      try connection.rows(
        """
        SELECT f.first_help, f.opened, MAX(e.received) FROM follow_up f
        JOIN enquiry e ON e.municipality = f.municipality AND e.record = f.record
        WHERE f.municipality = ? AND f.first_help > ? AND f.first_help <= ?
          AND e.received < CAST(f.opened + 1 AS BIGINT) * 86400000 GROUP BY f.record, f.first_help, f.opened
        """, values
      ).map { row in
        let helped = Day(ordinal: Int32(clamping: try row.integer(0)))
        let received = Moment(milliseconds: try row.integer(2)).day
        return (helped: helped, days: max(0, received.days(until: helped)))
      }
    }
    return days.map { day in
      let start = day.adding(days: -FigureQuery.days)
      let own = waits.filter { $0.helped > start && $0.helped <= day }.map(\.days).sorted()
      let part = figure == .firstHelp ? (own.isEmpty ? 0 : own[own.count / 2]) : own.count { $0 <= 7 }
      return FigurePoint(day: day.ordinal, part: part, whole: own.count)
    }
  }
}

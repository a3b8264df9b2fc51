public import Access
public import Casework

/// A page of one record's log.
public struct AccessLogPage: Sendable {
  public let person: PersonDetails
  public let lines: ListPage<AccessLine>
  /// Everybody who stands in the log, by name.
  public let lookers: [(staff: StaffID, name: String)]
}

extension CaseDesk {
  /// What has been done with this record, newest first, for those who control looks. Their look is logged.
  public func accessLog(
    of record: RecordID, _ filter: AccessLogFilter = AccessLogFilter(), for actor: StaffActor
  ) async throws(DeskError) -> AccessLogPage {
    let person = try await log(of: record, page: "logg", actor)
    let (lines, lookers) = try await asking { () throws(StoreFailure) in
      (try await store.accessLog(of: record, filter, limit: 100), try await store.lookers(of: record))
    }
    return AccessLogPage(person: person, lines: lines, lookers: lookers)
  }

  /// All of it, for the sheet that the person gets.
  public func wholeAccessLog(
    of record: RecordID, for actor: StaffActor
  ) async throws(DeskError) -> (person: PersonDetails, lines: [AccessLine]) {
    let person = try await log(of: record, page: "logg-utskrift", actor)
    let lines = try await asking { () throws(StoreFailure) in try await store.accessLog(of: record, limit: 1_000_000) }
    return (person, lines)
  }

  private func log(
    of record: RecordID, page: String, _ actor: StaffActor
  ) async throws(DeskError) -> PersonDetails {
    let (state, access) = try await enter(record, .readLog, page: page, actor)
    try await log([AccessLine(.read, record, page, access, actor, at: now())])
    return state.person
  }
}

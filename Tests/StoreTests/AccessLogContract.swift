import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Store

/// Protects the access log on every engine: nothing in it can be changed without it showing.
struct AccessLogContract {
  private func line(_ number: Int, signals: Set<AccessSignal> = []) -> AccessLine {
    AccessLine(
      .read, record: RecordID("r\(number % 3)"), staff: StaffID("kari"), name: "Kari", role: "behandler",
      unit: UnitID("fact"), what: "oversikt", basis: "ansvarlig", relation: .responsible, signals: signals,
      signIn: "s1", at: Moment(milliseconds: 1_795_435_200_000 + Int64(number) * 60_000))
  }

  private func written(_ kind: EngineKind) async throws -> JournalStore {
    let store = try kind.database().store()
    for number in 0..<6 { try await store.log([line(number)]) }
    try await store.log([line(6), line(7, signals: [.noRelation, .watched])])
    return store
  }

  private func change(_ store: JournalStore, _ sql: String) async throws -> Int? {
    try await store.engine.transaction { try $0.run("\(sql) AND municipality = ?", [store.municipality]) }
    return try await store.verifyAccessLog().first?.broken
  }

  @Test(arguments: EngineKind.allCases)
  func `A log that nobody has touched follows from its first line to its last`(_ kind: EngineKind) async throws {
    let store = try await written(kind)
    let check = try #require(try await store.verifyAccessLog().first)
    #expect(check.lines == 8 && check.broken == nil && check.digest.count == 64)
    try await store.log([line(8)])
    #expect(try await store.verifyAccessLog().first?.digest != check.digest)
  }

  @Test(
    arguments: EngineKind.allCases,
    [
      "UPDATE access_log SET name = 'Per' WHERE number = 4", "UPDATE access_log SET at = at + 1 WHERE number = 4",
      "UPDATE access_log SET signals = '' WHERE number = 8", "DELETE FROM access_log WHERE number = 4",
      "UPDATE access_log SET number = 100 WHERE number = 4",
      "UPDATE access_log SET record = 'annen', digest = '' WHERE number = 1",
    ])
  func `A changed, removed or moved line shows`(_ kind: EngineKind, change sql: String) async throws {
    #expect(try await change(try await written(kind), sql) != nil)
  }

  @Test(arguments: EngineKind.allCases)
  func `The address a line came from is in the chain, and lines without one are as before it was kept`(
    _ kind: EngineKind
  ) async throws {
    let store = try await written(kind)
    var from = line(8)
    from.client = "10.1.2.3"
    try await store.log([from])
    #expect(try await store.accessLog(of: from.record, limit: 1).first?.client == "10.1.2.3")
    #expect(try await store.verifyAccessLog().first?.broken == nil)
    #expect(try await change(store, "UPDATE access_log SET client = '10.1.2.4' WHERE number = 9") == 9)
    #expect(try await change(store, "UPDATE access_log SET client = '' WHERE number = 9") == 9)
    #expect(try await change(store, "UPDATE access_log SET client = '10.1.2.3' WHERE number = 9") == nil)
    #expect(try await change(store, "UPDATE access_log SET client = '10.1.2.3' WHERE number = 2") == 2)
    // The digest of a line without an address, as the program before this one made it.
    let values: [SQLValue] = [.text("r"), .integer(7)]
    #expect(
      AccessLog.digest(values + [.text("")], number: 1, after: "") == AccessLog.digest(values, number: 1, after: ""))
  }

  @Test(arguments: EngineKind.allCases)
  func `Two lines in each other's place, and one put in between, show`(_ kind: EngineKind) async throws {
    let swapped = try await written(kind)
    _ = try await change(swapped, "UPDATE access_log SET number = 99 WHERE number = 3")
    _ = try await change(swapped, "UPDATE access_log SET number = 3 WHERE number = 4")
    #expect(try await change(swapped, "UPDATE access_log SET number = 4 WHERE number = 99") == 3)
    let inserted = try await written(kind)
    let copy = """
      INSERT INTO access_log (municipality, record, at, staff, name, role, unit, what, basis, node, number, digest)
      SELECT municipality, record, at, staff, name, role, unit, what, basis, node, 9, digest FROM access_log
      WHERE number = 8
      """
    #expect(try await change(inserted, copy) == 9)
  }

  @Test(arguments: EngineKind.allCases)
  func `Lines with signals and different persons a day are found`(_ kind: EngineKind) async throws {
    let store = try await written(kind)
    let signalled = try await store.signalled(since: Moment(milliseconds: 0), limit: 10)
    #expect(signalled == [line(7, signals: [.noRelation, .watched])])
    let daily = try await store.dailyLooks(since: line(0).at.day)
    #expect(daily.map(\.persons) == [3] && daily.first?.staff == StaffID("kari"))
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Store
internal import Testing

/// A municipality moves between databases whole and equal, or not at all.
@Suite struct MoveContract {
  private let municipality = MunicipalityID("0001")

  /// Each way between the engines.
  private static let ways = EngineKind.allCases.flatMap { from in EngineKind.allCases.map { (from, $0) } }

  /// A database with something in every kind of table, and another municipality beside it where there can be one.
  private func filled(_ kind: EngineKind) async throws -> TestEngine {
    let engine = try kind.database().engine()
    let store = JournalStore(engine: engine, municipality: municipality)
    var stream = Stream("r")
    for event in everyEvent { try await store.write(Write(stream.add(event), key: "k\(stream.entries.count)")) }
    for number in 0..<30 {
      try await store.write(Write(Stream("æ\(number)", given: "Åse 👩‍👩‍👧", family: "Ø\u{0}rn").change([contact("x")])))
    }
    try await store.write(Write(try received("h")))
    try await store.save(
      Draft(
        key: DraftKey(record: stream.record, form: "f"), fields: ["a": ["b", ""]], version: 1,
        savedAt: Moment(milliseconds: 1), staff: StaffID("s"), staffName: "S"))
    // More looks at the same moment than a page holds.
    let look = AccessLine(
      record: stream.record, staff: StaffID("s"), name: "Å", role: "leder", unit: UnitID("u"), what: "side",
      basis: "b", at: Moment(milliseconds: 1))
    try await store.log(Array(repeating: look, count: 1_203))
    try await store.decide(EditionChoice(edition: "e", from: firstDay), by: StaffID("s"), on: firstDay)
    try await store.setEditionOfLists("e")
    // A file has no room for another.
    if kind == .postgres {
      let other = JournalStore(engine: engine, municipality: MunicipalityID("0002"))
      try await other.write(Write(Stream("r").change([contact("en annens")]), key: "k1"))
    }
    return engine
  }

  @Test(arguments: ways)
  func `Every row arrives, and what is there replays to the same states`(
    _ from: EngineKind, _ to: EngineKind
  ) async throws {
    let source = try await filled(from)
    let target = try to.database().engine()
    let tables = try await Move(of: municipality, from: source, to: target).run { _, _ in }
    #expect(tables.first { $0.name == "journal" }?.rows == everyEvent.count + 31)
    #expect(tables.first { $0.name == "access_log" }?.rows == 1_203)
    let (old, new) = (
      JournalStore(engine: source, municipality: municipality), JournalStore(engine: target, municipality: municipality)
    )
    #expect(try await new.journal(of: RecordID("r")) == old.journal(of: RecordID("r")))
    for (record, state) in try await new.records(after: nil, limit: 100) {
      #expect(try await CaseState(replaying: new.journal(of: record)) == state)
    }
    #expect(try await new.find(.names(["åse"]), limit: 99) == old.find(.names(["åse"]), limit: 99))
    #expect(try await new.accessLog(of: RecordID("r"), limit: 2_000).count == 1_203)
    guard to == .postgres else { return }
    let other = JournalStore(engine: target, municipality: MunicipalityID("0002"))
    #expect(try await other.records(after: nil, limit: 9).isEmpty)
  }

  @Test(arguments: ways)
  func `A database that has something of the municipality is refused and left as it is`(
    _ from: EngineKind, _ to: EngineKind
  ) async throws {
    let source = try await filled(from)
    let target = try to.database().engine()
    let there = JournalStore(engine: target, municipality: municipality)
    try await there.write(Write(Stream("egen").change([contact("x")])))
    await #expect(throws: StoreFailure.self) {
      _ = try await Move(of: municipality, from: source, to: target).run { _, _ in }
    }
    #expect(try await there.records(after: nil, limit: 9).map(\.0) == [RecordID("egen")])
  }

  @Test(arguments: EngineKind.allCases)
  func `A move that the new database refuses halfway leaves nothing, and can be begun again`(
    _ to: EngineKind
  ) async throws {
    let source = try await filled(.sqlite)
    let target = try to.database().engine()
    // The last column of a table that is copied late is gone, and comes back in its place.
    try await target.transaction { try $0.run("ALTER TABLE list_edition DROP COLUMN edition", []) }
    await #expect(throws: StoreFailure.self) {
      _ = try await Move(of: municipality, from: source, to: target).run { _, _ in }
    }
    let there = JournalStore(engine: target, municipality: municipality)
    #expect(try await there.records(after: nil, limit: 9).isEmpty)
    try await target.transaction { try $0.run("ALTER TABLE list_edition ADD COLUMN edition TEXT", []) }
    _ = try await Move(of: municipality, from: source, to: target).run { _, _ in }
    #expect(try await there.records(after: nil, limit: 99).count == 31)
  }

  @Test func `A move whose source is gone stops, and says why`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let source = try PostgresEngine(url: address)
    let name = PostgresServer.name(in: address)
    try TestDatabase.server.get().asAdministrator("DROP DATABASE \(name) WITH (FORCE)")
    let target = try EngineKind.sqlite.database().engine()
    await #expect(throws: StoreFailure.self) {
      _ = try await Move(of: municipality, from: source, to: target).run { _, _ in }
    }
  }
}

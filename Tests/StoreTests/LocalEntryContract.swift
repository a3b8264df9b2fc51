internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// What a municipality decides itself is only ever added to: the log and the setting are the same rows.
@Suite struct LocalEntryContract {
  private func entry(
    _ number: Int, _ why: String, kind: LocalKind = .deadline, isEnded: Bool = false
  ) -> LocalEntry {
    LocalEntry(
      number: number, kind: kind, subject: "MAP-01", text: "frister:\n  \"MAP-01\": \"14 dager\"\n# æøå 👩‍👩‍👧\n",
      isEnded: isEnded, author: Author(staff: StaffID("tove"), name: "Tove", role: "leder", unit: UnitID("ledelse")),
      writtenAt: Moment(milliseconds: 1_800_000_000_000 + Int64(number)), why: why)
  }

  @Test(arguments: EngineKind.allCases)
  func `Every decision comes back as written, in order, also after reopening`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    let all = [entry(1, "først"), entry(2, "så", kind: .wording), entry(3, "slutt", isEnded: true)]
    for entry in all { try await store.write(entry, key: nil) }
    #expect(try await store.localEntries() == all)
    #expect(try await database.store().localEntries() == all)
  }

  @Test(arguments: EngineKind.allCases)
  func `The second of two who decide at once is told, and nothing of it is kept`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await store.write(entry(1, "den første"), key: "a")
    await #expect(throws: StoreFailure.conflict(current: 1)) { try await store.write(entry(1, "samtidig"), key: "b") }
    await #expect(throws: StoreFailure.conflict(current: 1)) { try await store.write(entry(3, "et hull"), key: "b") }
    #expect(try await store.localEntries().map(\.why) == ["den første"])
    // The key of a refused form is free: the form may be sent again.
    try await store.write(entry(2, "den andre"), key: "b")
    await #expect(throws: StoreFailure.alreadyDone(record: RecordID("MAP-01"))) {
      try await store.write(entry(3, "to ganger"), key: "b")
    }
    #expect(try await store.localEntries().count == 2)
  }

  /// A file is one municipality's; see ``MunicipalityContract``.
  @Test func `One municipality never sees what another has decided`() async throws {
    let database = try EngineKind.postgres.database()
    try await database.store("0001").write(entry(1, "vårt"), key: nil)
    let other = try database.store("0002")
    #expect(try await other.localEntries().isEmpty)
    try await other.write(entry(1, "deres"), key: nil)
    #expect(try await database.store("0001").localEntries().map(\.why) == ["vårt"])
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// Nothing typed is lost: not to a colleague, not to a second tab, not to a restart.
@Suite struct DraftContract {
  private func draft(
    _ form: String, _ version: Int, _ text: String, by staff: String = "kari", at time: Int64 = 1
  ) -> Draft {
    Draft(
      key: DraftKey(record: RecordID("r"), form: form), fields: ["ord": [text, "æøå 👩‍👩‍👧 \""], "tom": []],
      version: version, savedAt: Moment(milliseconds: time), staff: StaffID(staff), staffName: "Kari")
  }

  @Test(arguments: EngineKind.allCases)
  func `A draft comes back as it was typed, also after reopening`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    let long = draft("kartlegging", 1, String(repeating: "å", count: 1_000_000))
    try await store.save(long)
    #expect(try await store.draft(long.key) == long)
    #expect(try await database.store().draft(long.key) == long)
  }

  @Test(arguments: EngineKind.allCases)
  func `The second of two tabs is told, and both texts are still there`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let first = draft("f", 1, "først")
    try await store.save(first)
    try await store.save(draft("f", 2, "fane en"))
    await #expect(throws: StoreFailure.conflict(current: 2)) { try await store.save(draft("f", 2, "fane to")) }
    await #expect(throws: StoreFailure.conflict(current: 0)) { try await store.save(draft("ny", 2, "uten første")) }
    #expect(try await store.draft(first.key)?.fields["ord"]?.first == "fane en")
  }

  @Test(arguments: EngineKind.allCases)
  func `Signing ends the draft in the same write, and a refused signing keeps it`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("før"))))
    let kept = draft("f", 1, "viktig")
    try await store.save(kept)
    let finished = FinishedDraft(kept.key, seen: 1, signer: kept.staff)
    await #expect(throws: StoreFailure.conflict(current: 1)) {
      try await store.write(Write(Stream("r").change([contact("for gammel")]), finishedDrafts: [finished]))
    }
    #expect(try await store.draft(kept.key) == kept)
    try await store.write(Write(stream.add(contact("signert")), finishedDrafts: [finished]))
    #expect(try await store.draft(kept.key) == nil)
  }

  @Test(arguments: EngineKind.allCases)
  func `What a colleague saved while the form was being signed is still a draft`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    try await store.save(draft("f", 1, "mitt", by: "kari"))
    try await store.save(draft("f", 2, "kollegaens", by: "per"))
    let key = DraftKey(record: RecordID("r"), form: "f")
    try await store.write(
      Write(stream.add(contact("mitt")), finishedDrafts: [FinishedDraft(key, seen: 1, signer: StaffID("kari"))]))
    #expect(try await store.draft(key)?.fields["ord"]?.first == "kollegaens")
  }

  @Test(arguments: EngineKind.allCases)
  func `One's own drafts are listed, the latest first, and can be thrown away`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await store.save(draft("a", 1, "a", at: 1))
    try await store.save(draft("b", 1, "b", at: 3))
    try await store.save(draft("c", 1, "c", by: "per", at: 2))
    #expect(try await store.drafts(of: StaffID("kari"), limit: 10).map(\.key.form) == ["b", "a"])
    try await store.discard(DraftKey(record: RecordID("r"), form: "b"))
    #expect(try await store.drafts(of: StaffID("kari"), limit: 10).map(\.key.form) == ["a"])
  }
}

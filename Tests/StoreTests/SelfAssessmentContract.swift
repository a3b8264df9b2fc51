internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// The municipality's own answers are only ever added, and no answer overwrites another.
@Suite struct SelfAssessmentContract {
  private func entry(
    _ norm: String, _ version: Int, _ how: String, _ standing: ServiceStanding = .partly
  ) -> SelfAssessmentEntry {
    SelfAssessmentEntry(
      id: EntryID("\(norm)-\(version)"), norm: norm, version: version,
      writtenAt: Moment(milliseconds: 1_800_000_000_000 + Int64(version)),
      author: Author(staff: StaffID("kari"), name: "Kari Lund", role: "leder", unit: UnitID("psyk")),
      authority: "ledelse", edition: "2024",
      assessment: SelfAssessment(
        standing: standing, how: how, evidence: [.init(text: "Rutine æøå", link: "https://www.lindvik.no/r")],
        owner: StaffID("per"), ownerName: "Per", nextStep: "Skriv rutinen", deadline: firstDay,
        nextCheck: firstDay.adding(days: 90)))
  }

  @Test(arguments: EngineKind.allCases)
  func `Every answer comes back as written, newest first, also after reopening`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    let answers = [entry("SVC-04", 1, "først"), entry("SVC-04", 2, "så", .met), entry("MAP-14", 1, "annet")]
    for answer in answers { try await store.write(answer, key: nil) }
    #expect(try await store.selfAssessments(of: "SVC-04", limit: 9) == [answers[1], answers[0]])
    #expect(try await store.selfAssessments(of: "SVC-04", limit: 1) == [answers[1]])
    #expect(try await database.store().selfAssessments() == [answers[2], answers[1]])
    #expect(try await store.selfAssessments(of: "SVC-05", limit: 9).isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `The second of two who answer at once is told, and the first answer stands`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await store.write(entry("SVC-04", 1, "den første"), key: "a")
    await #expect(throws: StoreFailure.conflict(current: 1)) {
      try await store.write(entry("SVC-04", 1, "den andre"), key: "b")
    }
    await #expect(throws: StoreFailure.conflict(current: 1)) {
      try await store.write(entry("SVC-04", 3, "et hull"), key: nil)
    }
    #expect(try await store.selfAssessments(of: "SVC-04", limit: 9).map(\.assessment.how) == ["den første"])
    // The key of a refused form is free: the settled form may be sent with it.
    try await store.write(entry("SVC-04", 2, "den andre"), key: "b")
  }

  @Test(arguments: EngineKind.allCases)
  func `A form that comes twice is written once`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await store.write(entry("SVC-04", 1, "en gang"), key: "k")
    await #expect(throws: StoreFailure.alreadyDone(record: RecordID("SVC-04"))) {
      try await store.write(entry("SVC-04", 2, "en gang"), key: "k")
    }
    #expect(try await store.selfAssessments(of: "SVC-04", limit: 9).count == 1)
  }

  /// A file is one municipality's; see ``MunicipalityContract``.
  @Test func `One municipality never sees another's answers`() async throws {
    let database = try EngineKind.postgres.database()
    try await database.store("0001").write(entry("SVC-04", 1, "vårt"), key: nil)
    let other = try database.store("0002")
    #expect(try await other.selfAssessments().isEmpty)
    #expect(try await other.selfAssessments(of: "SVC-04", limit: 9).isEmpty)
    try await other.write(entry("SVC-04", 1, "deres"), key: nil)
  }
}

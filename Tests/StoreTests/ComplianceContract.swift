internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Store
internal import Testing

/// The rows that figures are counted from follow the records, and what is of other norms or another day is found.
@Suite struct ComplianceContract {
  private static func guide(_ count: Int, fact: Fact = .heartCheck) -> Guide {
    Guide(
      edition: "prøve",
      norms: (0..<count).map { number in
        Norm(
          id: "N-\(number)", title: "t", whenMissing: "m", strength: .should, kind: .duty,
          citation: Citation(
            document: "d", documentName: "d", requirement: "N-\(number)", place: "p", anchor: "a", line: nil),
          applies: .always, fulfilled: .fact(FactTest(fact, .yes)), lastChecked: firstDay)
      })
  }

  private let guide = Self.guide(3)

  private func text(_ marks: ComplianceMark...) -> String { String(decoding: marks.map(\.code), as: UTF8.self) }

  private func add(
    _ record: String, _ marks: String, unit: String? = "psyk", pathway: Int? = 2, responsible: String = "kari",
    fingerprint: String? = nil, changesOn: Day? = nil, to store: JournalStore
  ) async throws {
    var stream = Stream(record)
    stream.rows.compliance = ComplianceRow(
      fingerprint: fingerprint ?? guide.fingerprint, unit: unit.map(UnitID.init), pathway: pathway,
      responsible: StaffID(responsible), evaluated: firstDay, changesOn: changesOn, marks: marks)
    try await store.write(Write(stream.add(contact("x"))))
  }

  @Test(arguments: EngineKind.allCases)
  func `Rows are counted group by group, and only those asked for`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let (done, lacking) = (ComplianceMark(.fulfilled), ComplianceMark(.overdue, reason: .harmful))
    let departed = ComplianceMark(.deviated, reason: .notAvailable)
    try await add("a", text(done, lacking, departed), to: store)
    try await add("b", text(done, done, departed), unit: "rus", responsible: "per", to: store)
    try await add("c", text(lacking, done, done), pathway: nil, to: store)
    try await add("d", text(done, done, done), unit: nil, pathway: 3, to: store)
    try await add("e", text(done, done, done), fingerprint: "en annen", to: store)
    let all = try await store.compliance(ComplianceScope(), guide)
    #expect(all.persons() == 4)
    #expect(
      all.persons == [
        ComplianceGroup(unit: UnitID("psyk"), pathway: 2): 1, ComplianceGroup(unit: UnitID("rus"), pathway: 2): 1,
        ComplianceGroup(unit: UnitID("psyk"), pathway: nil): 1, ComplianceGroup(unit: nil, pathway: 3): 1,
      ])
    #expect(all.figures(of: "N-0")[.fulfilled] == 3 && all.figures(of: "N-0")[.overdue] == 1)
    #expect(all.figures(of: "N-2").departed == [.notAvailable: 2])
    #expect(all.figures(of: "N-1") { $0.unit == UnitID("psyk") }.explained == [.harmful: 1])
    #expect(try await store.compliance(ComplianceScope(unit: UnitID("psyk")), guide).persons() == 2)
    #expect(try await store.compliance(ComplianceScope(pathway: 2), guide).persons() == 2)
    #expect(try await store.compliance(ComplianceScope(responsible: StaffID("per")), guide).persons() == 1)
    let other = try kind.database().store("0002")
    #expect(try await other.compliance(ComplianceScope(), guide).persons() == 0)
  }

  @Test(arguments: EngineKind.allCases)
  func `The records behind a figure are found, page by page`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for number in 0..<9 {
      let mark = number % 2 == 0 ? ComplianceMark(.missing) : ComplianceMark(.missing, reason: .other)
      let marks = text(ComplianceMark(.fulfilled), number < 6 ? mark : ComplianceMark(.fulfilled), mark)
      try await add("r\(number)", marks, unit: number < 5 ? "psyk" : "rus", to: store)
    }
    func find(_ scope: ComplianceScope = ComplianceScope(), after: String? = nil) async throws -> [String] {
      try await store.records(
        standing: [.missing, .overdue], onNorm: 1, scope, fingerprint: guide.fingerprint,
        after: after.map(RecordID.init), limit: 4
      ).map(\.0.text)
    }
    #expect(try await find() == ["r0", "r1", "r2", "r3"])
    #expect(try await find(after: "r3") == ["r4", "r5"])
    #expect(try await find(ComplianceScope(unit: UnitID("rus"))) == ["r5"])
  }

  @Test(arguments: EngineKind.allCases)
  func `A row moves with its record, and goes when the record is closed`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    let marks = text(ComplianceMark(.missing), ComplianceMark(.missing), ComplianceMark(.missing))
    for (unit, pathway) in [("psyk", 1), ("rus", 1), ("rus", 3)] {
      stream.rows.compliance = ComplianceRow(
        fingerprint: guide.fingerprint, unit: UnitID(unit), pathway: pathway, responsible: nil, evaluated: firstDay,
        changesOn: nil, marks: marks)
      try await store.write(Write(stream.add(contact("x"))))
      let figures = try await store.compliance(ComplianceScope(), guide)
      #expect(figures.persons == [ComplianceGroup(unit: UnitID(unit), pathway: pathway): 1])
    }
    stream.rows.compliance = nil
    try await store.write(Write(stream.add(contact("slutt"))))
    #expect(try await store.compliance(ComplianceScope(), guide).persons() == 0)
  }

  @Test(arguments: EngineKind.allCases)
  func `Rows of other norms, and those whose day has come, are found`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let marks = text(ComplianceMark(.missing), ComplianceMark(.missing), ComplianceMark(.missing))
    try await add("varig", marks, to: store)
    try await add("i dag", marks, changesOn: firstDay, to: store)
    try await add("i morgen", marks, changesOn: firstDay.adding(days: 1), to: store)
    try await add("eldre", "0", fingerprint: "0000", to: store)
    try await add("nyere", "0000", fingerprint: "zzzz", to: store)
    func found(_ day: Day, limit: Int = 9) async throws -> [String] {
      try await store.outdated(guide.fingerprint, through: day, limit: limit).map(\.0.text)
    }
    #expect(try await found(firstDay) == ["eldre", "i dag", "nyere"])
    #expect(try await found(firstDay.adding(days: 1)).count == 4)
    #expect(try await found(firstDay, limit: 2).count == 2)
    #expect(try await store.countOutdated(guide.fingerprint, through: firstDay) == 3)
  }

  @Test(arguments: EngineKind.allCases)
  func `Figures of earlier days come back as they were kept, and are replaced as a whole`(_ kind: EngineKind)
    async throws
  {
    let store = try kind.database().store()
    var figures = NormFigures()
    figures.add(ComplianceMark(.missing, reason: .waitingForOthers), 7)
    figures.add(ComplianceMark(.fulfilled), 12)
    let group = ComplianceGroup(unit: UnitID("psyk"), pathway: nil)
    var kept = ComplianceFigures()
    kept.add(["N-0": figures], persons: 19, in: group)
    kept.add([:], persons: 3, in: ComplianceGroup(unit: nil, pathway: 1))
    try await store.keep(
      [firstDay: kept, firstDay.adding(days: 30): ComplianceFigures()], fingerprint: "f", removals: 0)
    try await store.keep([firstDay.adding(days: -1): kept, firstDay: kept], fingerprint: "g", removals: 0)
    #expect(try await store.complianceDays() == [firstDay.adding(days: -1): "g", firstDay: "g"])
    #expect(try await store.compliance(on: firstDay).persons() == 22)
    #expect(try await store.compliance(on: firstDay).figures(of: "N-0") { $0 == group } == figures)
    var stream = Stream("r")
    let decision = RemovalDecision(.refused, of: [EntryID("r-1")], asker: .service, words: "x")
    try await store.write(Write(stream.add(contact("x"), .removalDecided(decision))))
    #expect(try await store.complianceDays() == [firstDay.adding(days: -1): "", firstDay: ""], "made before it")
    #expect(try await store.removals() == 1)
    let course = try await store.complianceCourse(of: "N-0")
    #expect(course.count == 2 && course[firstDay]?.figures(of: "N-0")[.notApplicable] == 3)
  }

  @Test(arguments: EngineKind.allCases)
  func `A state from a program with other facts is folded anew from the journal, and kept`(
    _ kind: EngineKind
  ) async throws {
    let database = try kind.database()
    var streams = ["a", "b", "c"].map { Stream($0) }
    for index in streams.indices {
      try await database.store().write(
        Write(
          streams[index].add(contact("x"), .factsStated(StatedFacts(form: "f", statements: [Statement(.smokes, .yes)])))
        ))
    }
    let engine = try database.engine().within(MunicipalityID("0001"))
    try await engine.transaction { connection in
      try connection.run(
        "UPDATE case_state SET format = 'eldre', sealed = NULL WHERE record <> 'b' AND municipality = ?",
        [.text("0001")])
    }
    let expected = streams.map { CaseState(replaying: $0.entries) }
    #expect(try await database.store().state(of: streams[0].record) == expected[0])
    #expect(try await database.store().records(after: nil, limit: 9).map(\.1) == expected)
    let formats = try await engine.read { connection in
      try connection.rows("SELECT DISTINCT format FROM case_state WHERE municipality = ?", [.text("0001")])
    }
    #expect(formats.map(\.values) == [[.text(CaseState.format)]])
  }
}

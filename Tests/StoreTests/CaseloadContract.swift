internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments
internal import Store
internal import Testing

/// A caseload shows everybody it should, once, and first those who need somebody first.
@Suite struct CaseloadContract {
  private func add(
    _ record: String, to store: JournalStore, _ shape: (inout PersonRow) -> Void = { _ in }
  ) async throws {
    var stream = Stream(record, family: "Nr\(record)")
    stream.rows.person.responsible = StaffID("kari")
    stream.rows.person.unit = UnitID("psyk")
    shape(&stream.rows.person)
    try await store.write(Write(stream.add(contact("x"))))
  }

  private func all(_ store: JournalStore, _ filter: CaseloadFilter) async throws -> [String] {
    var filter = filter
    var found: [String] = []
    repeat {
      let page = try await store.caseload(filter)
      #expect(page.rows.count <= filter.limit)
      found += page.rows.map(\.record.text)
      filter.after = page.next
    } while filter.after != nil
    return found
  }

  @Test(arguments: EngineKind.allCases)
  func `Each order puts first who should be first`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await add("a", to: store) { row in
      (row.familyName, row.overdue, row.lastContact, row.pathway) = ("Åsen", 1, firstDay, 1)
      row.nextAppointment = Moment(milliseconds: 5)
      (row.riskLevel, row.riskDay) = ("low", firstDay)
      (row.course, row.courseDay) = (.notOnTrack, firstDay)
    }
    try await add("b", to: store) { row in
      (row.familyName, row.due, row.lastContact, row.pathway) = ("Ødegård", 3, firstDay.adding(days: -9), 3)
      (row.riskLevel, row.riskDay) = ("moderate", firstDay)
      (row.course, row.courseDay) = (.offTrack, firstDay)
    }
    try await add("c", to: store) { row in
      (row.familyName, row.riskLevel, row.pathway) = ("Ærø", "high", 2)
      row.nextAppointment = Moment(milliseconds: 3)
      (row.course, row.courseDay) = (.notOnTrack, firstDay.adding(days: 1))
    }
    try await add("d", to: store) { row in
      (row.familyName, row.overdue, row.missingMust, row.lastContact) = ("Zakariassen", 2, 1, firstDay.adding(days: 3))
    }
    try await add("e", to: store) { $0.isOpen = false }
    let expected: [CaseloadOrder: String] = [
      .attention: "cdab", .name: "dcba", .lastContact: "cbad", .nextAppointment: "cabd", .pathway: "acbd",
      .risk: "cbad", .course: "bcad",
    ]
    for order in CaseloadOrder.allCases {
      #expect(try await all(store, CaseloadFilter(order: order, limit: 3)).joined() == expected[order], "\(order)")
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Filters show those they say, and count them`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await add("1", to: store) { $0.pathway = 2 }
    try await add("2", to: store) { ($0.pathway, $0.discuss) = (2, "flytting") }
    try await add("3", to: store) { ($0.responsible, $0.discuss) = (StaffID("per"), "uro") }
    try await add("4", to: store) { ($0.unit, $0.pathway) = (UnitID("rus"), 3) }
    let cases: [(CaseloadFilter, [String])] = [
      (CaseloadFilter(order: .name), ["1", "2", "3", "4"]),
      (CaseloadFilter(unit: UnitID("psyk"), order: .name), ["1", "2", "3"]),
      (CaseloadFilter(responsible: StaffID("kari"), order: .name), ["1", "2", "4"]),
      (CaseloadFilter(unit: UnitID("psyk"), responsible: StaffID("kari"), order: .name), ["1", "2"]),
      (CaseloadFilter(pathway: 2, order: .name), ["1", "2"]),
      (CaseloadFilter(discussOnly: true, order: .name), ["2", "3"]),
      (CaseloadFilter(unit: UnitID("psyk"), pathway: 2, discussOnly: true, order: .name), ["2"]),
      (CaseloadFilter(responsible: StaffID("ingen"), order: .name), []),
    ]
    for (filter, found) in cases {
      let page = try await store.caseload(filter)
      #expect(page.rows.map(\.record.text) == found)
      #expect(page.total == found.count)
      #expect(page.next == nil)
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Pages miss nobody and repeat nobody while others are added`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for number in 0..<120 {
      try await add("r\(number)", to: store) { $0.familyName = "Navn \(number % 7)" }
    }
    async let adding: Void = {
      for number in 0..<60 { try await add("ny\(number)", to: store) { $0.familyName = "Navn \(number % 9)" } }
    }()
    for order in CaseloadOrder.allCases {
      let found = try await all(store, CaseloadFilter(order: order, limit: 7))
      #expect(Set(found).count == found.count)
      #expect(Set(found).isSuperset(of: (0..<120).map { "r\($0)" }))
    }
    try await adding
  }

  @Test(arguments: EngineKind.allCases)
  func `One can go back through the pages one came by`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for number in 0..<20 { try await add("r\(number)", to: store) { $0.familyName = "Navn \(number % 3)" } }
    for order in CaseloadOrder.allCases {
      var pages: [ListPage<PersonRow>] = []
      var filter = CaseloadFilter(responsible: StaffID("kari"), order: order, limit: 6)
      repeat {
        pages.append(try await store.caseload(filter))
        filter.after = pages.last?.next
      } while filter.after != nil
      #expect(pages.map(\.rows.count) == [6, 6, 6, 2])
      #expect(pages[0].previous == nil)
      for index in stride(from: 3, to: 0, by: -1) {
        let previous = try #require(pages[index].previous)
        let back = CaseloadFilter(responsible: StaffID("kari"), order: order, before: previous, limit: 6)
        let page = try await store.caseload(back)
        #expect(page.rows == pages[index - 1].rows, "\(order)")
        #expect((page.previous == nil) == (index == 1))
        #expect(page.next == pages[index - 1].next)
      }
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A page address holds no name, and a changed last row hides nobody`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for letter in ["A", "B", "C", "D"] {
      try await add(letter, to: store) { ($0.familyName, $0.displayName) = ("Hemmelig\(letter)", letter) }
    }
    let first = try await store.caseload(CaseloadFilter(order: .name, limit: 2))
    let next = try #require(first.next)
    #expect(!next.lowercased().contains("hemmelig"))
    var moved = Stream("B", family: "Zøylen")
    (moved.rows.person.responsible, moved.rows.person.unit) = (StaffID("kari"), UnitID("psyk"))
    try await store.refresh(moved)
    let second = try await store.caseload(CaseloadFilter(order: .name, after: next, limit: 4))
    #expect(second.rows.map(\.record.text) == ["A", "C", "D", "B"], "the list begins again rather than lose C and D")
    for nonsense in ["", "x", "1.", "9.finnes-ikke", "'; --", "1.A.B"] {
      #expect(try await store.caseload(CaseloadFilter(order: .name, after: nonsense)).rows.count == 4)
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A person row comes back with every field`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r", given: "Åse\u{0}", family: "Ñandú 🌻")
    var row = stream.rows.person
    (row.birthDate, row.nationalID, row.phone, row.protectedAddress) = (firstDay, "01815012345", "90", true)
    (row.unit, row.responsible, row.responsibleName) = (UnitID("u"), StaffID("s"), "Siri")
    (row.pathway, row.pathwaySince, row.lastContact) = (3, firstDay, firstDay.adding(days: -1))
    (row.nextAppointment, row.riskLevel, row.riskName) = (Moment(milliseconds: 7), "moderate", "Overdose")
    (row.riskDay, row.instrument, row.firstScore, row.latestScore) = (firstDay, "phq-9", 20, 0)
    (row.scoreDay, row.discuss, row.overdue, row.due, row.missingMust) = (firstDay, "uro", 1, 2, 3)
    row.changesOn = firstDay.adding(days: 4)
    (row.firstScoreDay, row.overdueSince) = (firstDay.adding(days: -40), firstDay.adding(days: -1))
    stream.rows.person = row
    try await store.write(Write(stream.add(contact("x"))))
    row.givenName = "Åse\u{FFFD}"
    row.displayName = row.displayName.replacing("\0", with: "\u{FFFD}")
    #expect(try await store.person(row.record) == row)
    #expect(try await store.person(RecordID("annen")) == nil)
  }
}

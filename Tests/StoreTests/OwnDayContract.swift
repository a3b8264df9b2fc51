internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// What somebody must do today is all there, in the order of need.
@Suite struct OwnDayContract {
  private let kari = StaffID("kari")

  private func stream(_ record: String, of staff: StaffID? = StaffID("kari")) -> Stream {
    var stream = Stream(record)
    stream.rows.person.responsible = staff
    return stream
  }

  @Test(arguments: EngineKind.allCases)
  func `Findings of one's own persons come with skal first, then the longest overdue`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    func finding(_ norm: String, _ strength: String, _ due: Int?) -> FindingRow {
      FindingRow(
        norm: norm, title: "Tittel \(norm)", strength: strength, status: "mangler",
        due: due.map { firstDay.adding(days: $0) })
    }
    var mine = stream("a")
    mine.rows.findings = [finding("1", "bør", -9), finding("2", "skal", nil), finding("3", "skal", 2)]
    var other = stream("b")
    other.rows.findings = [finding("1", "skal", -3), finding("4", "kan", -99)]
    var closed = stream("c")
    closed.rows.findings = [finding("1", "skal", -3)]
    closed.rows.person.isOpen = false
    var foreign = stream("d", of: StaffID("per"))
    foreign.rows.findings = [finding("1", "skal", -3)]
    for var one in [mine, other, closed, foreign] { try await store.write(Write(one.add(contact("x")))) }
    let page = try await store.findings(of: kari, after: nil, limit: 4)
    #expect(page.rows.map { "\($0.person.record)\($0.row.norm)" } == ["b1", "a3", "a2", "a1"])
    #expect(page.total == 5)
    #expect(page.rows.map(\.row)[1] == finding("3", "skal", 2))
    mine.rows.findings = [finding("3", "skal", 5)]
    mine.rows.person.responsible = StaffID("per")
    try await store.refresh(mine)
    #expect(try await store.findings(of: kari, after: nil, limit: 9).rows.map(\.person.record.text) == ["b", "b"])
    #expect(
      try await store.findings(of: StaffID("per"), after: nil, limit: 9).rows.map(\.person.record.text) == ["d", "a"])
  }

  @Test(arguments: EngineKind.allCases)
  func `Tasks that are due are one's own, and urgent ones that nobody has`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    func task(_ id: String, _ due: Int, urgent: Bool = false, _ owner: StaffID?) -> TaskRow {
      TaskRow(task: ItemID(id), what: "Ring", due: firstDay.adding(days: due), urgent: urgent, owner: owner)
    }
    var mine = stream("a")
    mine.rows.tasks = [
      task("i dag", 0, kari), task("i går", -1, kari), task("i morgen", 1, kari), task("haster", 0, urgent: true, kari),
      task("ingens", -2, nil), task("ingens haster", -3, urgent: true, nil), task("pers", -5, StaffID("per")),
    ]
    try await store.write(Write(mine.add(contact("x"))))
    let due = try await store.tasks(of: kari, dueBy: firstDay, after: nil, limit: 10).rows
    #expect(due.map(\.row.task.text) == ["ingens haster", "haster", "i går", "i dag"])
    #expect(due[0].row == mine.rows.tasks[5])
    let first = try await store.tasks(of: kari, dueBy: firstDay, after: nil, limit: 3)
    #expect(first.rows.count == 3)
    #expect(first.total == 4)
    let next = try #require(first.next)
    let rest = try await store.tasks(of: kari, dueBy: firstDay, after: next, limit: 3)
    #expect(rest.rows.map(\.row.task.text) == ["i dag"])
    #expect(rest.next == nil)
    mine.rows.tasks.removeAll { $0.task.text == "i går" }
    try await store.refresh(mine)
    let again = try await store.tasks(of: kari, dueBy: firstDay, after: first.next, limit: 3)
    #expect(
      again.rows.map(\.row.task.text) == ["ingens haster", "haster", "i dag"], "begins again rather than lose one")
  }

  @Test(arguments: EngineKind.allCases)
  func `Pages of findings miss none and repeat none`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var wanted: Set<String> = []
    for record in 0..<5 {
      var one = stream("r\(record)")
      one.rows.findings = (0..<7).map { number in
        FindingRow(
          norm: "n\(number)", title: "T", strength: ["skal", "bør"][number % 2], status: "mangler",
          due: number % 3 == 0 ? nil : firstDay.adding(days: number % 4))
      }
      wanted.formUnion(one.rows.findings.map { "r\(record)\($0.norm)" })
      try await store.write(Write(one.add(contact("x"))))
    }
    var found: [String] = []
    var cursor: String?
    repeat {
      let page = try await store.findings(of: kari, after: cursor, limit: 4)
      found += page.rows.map { "\($0.person.record)\($0.row.norm)" }
      #expect(page.total == 35)
      cursor = page.next
    } while cursor != nil
    #expect(found.count == 35)
    #expect(Set(found) == wanted)
    for nonsense in ["", "x", "~", "r0~finnes-ikke", "'; --"] {
      #expect(try await store.findings(of: kari, after: nonsense, limit: 1).rows.first?.row.strength == "skal")
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `The persons of many records come in one question, each by its record`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for record in ["a", "b", "c"] {
      var one = stream(record)
      try await store.write(Write(one.add(contact("x"))))
    }
    let found = try await store.persons([RecordID("a"), RecordID("c"), RecordID("finnes-ikke")])
    #expect(Set(found.keys.map(\.text)) == ["a", "c"])
    #expect(found[RecordID("c")]?.record.text == "c")
    #expect(try await store.persons([]).isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `Appointments are those of the hours asked for, in order`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var mine = stream("a")
    mine.rows.appointments = [30, 10, 20, 40].map { time in
      AppointmentRow(
        appointment: ItemID("t\(time)"), at: Moment(milliseconds: time), form: "met", place: "Rom Å", with: kari,
        withName: "Kari")
    }
    mine.rows.appointments[3].with = StaffID("per")
    try await store.write(Write(mine.add(contact("x"))))
    let found = try await store.appointments(of: kari, from: Moment(milliseconds: 10), to: Moment(milliseconds: 30))
    #expect(found.map(\.row) == [mine.rows.appointments[1], mine.rows.appointments[2]])
    #expect(found.first?.person == mine.rows.person)
  }

  @Test(arguments: EngineKind.allCases)
  func `Raised risk is moderate and high since the day, for open records`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for (record, level, day, isOpen) in [
      ("a", "moderate", 0, true), ("b", "high", 2, true), ("c", "low", 2, true), ("d", "high", -1, true),
      ("e", "high", 2, false),
    ] {
      var one = stream(record)
      (one.rows.person.riskLevel, one.rows.person.riskDay) = (level, firstDay.adding(days: day))
      one.rows.person.isOpen = isOpen
      try await store.write(Write(one.add(contact("x"))))
    }
    #expect(try await store.raisedRisk(of: kari, since: firstDay).map(\.record.text) == ["b", "a"])
  }

  @Test(arguments: EngineKind.allCases)
  func `Offers count those who use them now`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for (number, statuses) in [["started", "paused", "offered"], ["ended", "resumed", "evaluated"]].enumerated() {
      var one = stream("r\(number)")
      one.rows.measures = statuses.enumerated().map { index, status in
        MeasureRow(
          measure: ItemID("m\(index)"), kind: "k", status: status, offer: OfferID(index == 2 ? "kurs" : "gruppe"),
          since: firstDay)
      }
      try await store.write(Write(one.add(contact("x"))))
    }
    #expect(try await store.offerUse() == [OfferID("gruppe"): 3, OfferID("kurs"): 1])
  }

  @Test(arguments: EngineKind.allCases)
  func `Those whose findings age are walked in order until none is left`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    for number in 10..<40 {
      var one = stream("r\(number)")
      one.rows.person.changesOn = number.isMultiple(of: 3) ? nil : firstDay.adding(days: number % 4)
      try await store.write(Write(one.add(contact("x"))))
    }
    var found: [String] = []
    var cursor: RecordID?
    repeat {
      let page = try await store.aging(through: firstDay.adding(days: 1), after: cursor, limit: 4)
      #expect(page.allSatisfy { $0.1.version == 1 })
      found += page.map(\.0.text)
      cursor = page.last?.0
    } while cursor != nil
    #expect(found == (10..<40).filter { !$0.isMultiple(of: 3) && $0 % 4 <= 1 }.map { "r\($0)" })
  }
}

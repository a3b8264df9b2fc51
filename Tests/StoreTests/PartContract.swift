internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// A write leaves alone the tables whose rows are the same as last time. Whatever comes in whatever order, the lists
/// show what was written last.
@Suite struct PartContract {
  private let kari = StaffID("kari")

  @Test(arguments: EngineKind.allCases)
  func `After any row of changes the lists hold what was written last`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    var stream = Stream("r")
    stream.rows.person.responsible = kari
    for step in 0..<60 {
      // Few choices, so that the same rows come back after others, and go altogether.
      let (tasks, times, norms) = (step * 7 % 4, step * 5 % 3, step * 3 % 5)
      stream.rows.tasks = (0..<tasks).map {
        TaskRow(task: ItemID("\($0)"), what: "Ring \(step % 2)", due: firstDay, urgent: false, owner: kari)
      }
      stream.rows.appointments = (0..<times).map {
        AppointmentRow(
          appointment: ItemID("\($0)"), at: Moment(milliseconds: Int64(10 + $0)), form: "met", place: "Rom \(step % 3)",
          with: kari, withName: "Kari")
      }
      stream.rows.findings = (0..<norms).map {
        FindingRow(norm: "N-\($0)", title: "Mangler", strength: "skal", status: "forfalt", due: firstDay)
      }
      if step.isMultiple(of: 4) {
        try await store.write(Write(stream.add(contact("\(step)"))))
      } else {
        try await store.refresh(stream)
      }
      let shown = step.isMultiple(of: 9) ? try database.store() : store
      #expect(
        try await shown.tasks(of: kari, dueBy: firstDay, after: nil, limit: 9).rows.map(\.row) == stream.rows.tasks)
      #expect(
        try await shown.appointments(of: kari, from: Moment(milliseconds: 0), to: Moment(milliseconds: 99)).map(\.row)
          == stream.rows.appointments)
      #expect(try await shown.findings(of: kari, after: nil, limit: 9).rows.map(\.row) == stream.rows.findings)
    }
  }

  /// The marks are keyed: somebody who reads the database cannot try words on them.
  @Test(arguments: EngineKind.allCases)
  func `The marks of two persons with the same task tell nothing of each other`(
    _ kind: EngineKind
  ) async throws {
    let engine = try kind.database().engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    for name in ["a", "b"] {
      var stream = Stream(name)
      stream.rows.tasks = [TaskRow(task: ItemID("1"), what: "Ring", due: firstDay, urgent: false, owner: kari)]
      try await store.write(Write(stream.add(contact("x"))))
    }
    let marks = try await engine.within(MunicipalityID("0001")).read { connection in
      try connection.rows("SELECT part_marks FROM person WHERE municipality = ? ORDER BY record", [.text("0001")])
        .compactMap { row -> [UInt8]? in if case .blob(let marks) = row.values[0] { marks } else { nil } }
    }
    // Nine tables, of which the tasks are the second.
    let ofTasks = marks.map { Array($0.dropFirst(16).prefix(16)) }
    #expect(ofTasks.map(\.count) == [16, 16])
    #expect(ofTasks.first != ofTasks.last)
  }
}

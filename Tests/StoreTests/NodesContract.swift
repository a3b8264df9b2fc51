internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// Several programs on one database see what the others write, and none undoes it.
@Suite struct NodesContract {
  private let municipality = MunicipalityID("0001")

  /// Two programs' stores on the same database. One file has one program, which then has both.
  private func nodes(_ kind: EngineKind) throws -> (JournalStore, JournalStore) {
    let database = try kind.database()
    let engine = try database.engine()
    let other: any Engine = kind == .sqlite ? engine : try database.engine()
    return (
      JournalStore(engine: engine, municipality: municipality), JournalStore(engine: other, municipality: municipality)
    )
  }

  @Test(arguments: EngineKind.allCases)
  func `What one node has read and kept is not shown when another has written since`(_ kind: EngineKind) async throws {
    let (first, second) = try nodes(kind)
    var stream = Stream("r")
    for round in 1...4 {
      try await (round.isMultiple(of: 2) ? first : second).write(Write(stream.add(contact("\(round)"))))
      for node in [first, second] {
        #expect(try await node.state(of: stream.record) == CaseState(replaying: stream.entries))
      }
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Of two nodes that write to one record, one wins each version and the other is told`(
    _ kind: EngineKind
  ) async throws {
    let (first, second) = try nodes(kind)
    let outcomes = await withTaskGroup(of: StoreFailure?.self) { group in
      for writer in 0..<40 {
        let node = writer.isMultiple(of: 2) ? first : second
        group.addTask {
          do throws(StoreFailure) {
            try await node.write(Write(Stream("r").change([contact("\(writer)")]), key: "k\(writer)"))
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == nil } == 1)
    #expect(outcomes.count { $0 == .conflict(current: 1) } == 39)
  }

  @Test(arguments: EngineKind.allCases)
  func `The same form sent to two nodes is written once`(_ kind: EngineKind) async throws {
    let (first, second) = try nodes(kind)
    for round in 0..<20 {
      let write = Write(Stream("r\(round)").change([contact("x")]), key: "k\(round)")
      async let one = outcome { () throws(StoreFailure) in try await first.write(write) }
      async let two = outcome { () throws(StoreFailure) in try await second.write(write) }
      let both = await [one, two]
      #expect(both.count { $0 == nil } == 1)
      #expect(both.contains(.alreadyDone(record: RecordID("r\(round)"))))
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A draft saved on two nodes from the same version is a conflict, and no text is lost`(
    _ kind: EngineKind
  ) async throws {
    let (first, second) = try nodes(kind)
    for round in 0..<20 {
      func draft(_ text: String) -> Draft {
        Draft(
          key: DraftKey(record: RecordID("r\(round)"), form: "f"), fields: ["a": [text]], version: 1,
          savedAt: Moment(milliseconds: 1), staff: StaffID("s"), staffName: "S")
      }
      async let one = outcome { () throws(StoreFailure) in try await first.save(draft("en")) }
      async let two = outcome { () throws(StoreFailure) in try await second.save(draft("to")) }
      let both = await [one, two]
      #expect(both.count { $0 == nil } == 1)
      #expect(both.contains(.conflict(current: 1)))
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Lists that one node makes anew never overwrite what another has written since`(
    _ kind: EngineKind
  ) async throws {
    let (first, second) = try nodes(kind)
    for round in 0..<20 {
      var stream = Stream("r\(round)")
      try await first.write(Write(stream.add(contact("x"))))
      var aged = stream.rows
      aged.person.overdue = 9
      let stale = AgedRows(version: 1, rows: aged)
      stream.rows.person.overdue = 2
      let newer = stream.add(contact("nyere"))
      async let writing: Void = second.write(Write(newer))
      async let refreshing: Void = first.refresh([stale])
      _ = try await (writing, refreshing)
      #expect(try await first.person(stream.record)?.overdue == 2)
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A node hears what another has written, and only of its own municipality`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let engine = try database.engine()
    let other: any Engine = kind == .sqlite ? engine : try database.engine()
    let first = JournalStore(engine: engine, municipality: municipality)
    let second = JournalStore(engine: other, municipality: municipality)
    var changes = first.changes().makeAsyncIterator()
    if kind == .postgres { #expect(await changes.next() == .everything, "nobody knows what came before") }
    if kind == .postgres {
      let foreign = JournalStore(engine: other, municipality: MunicipalityID("0002"))
      try await foreign.write(Write(Stream("annen").change([contact("x")])))
    }
    try await second.write(Write(Stream("r").change([contact("x")])))
    #expect(await changes.next() == .record(RecordID("r")))
    await #expect(throws: StoreFailure.conflict(current: 1)) {
      try await second.write(Write(Stream("r").change([contact("tapt")])))
    }
    try await second.decide(
      EditionChoice(edition: "e", from: firstDay), by: StaffID("s"), on: firstDay)
    #expect(await changes.next() == .decisions, "and nothing of the write that was refused")
  }

  private func outcome(_ work: () async throws(StoreFailure) -> Void) async -> StoreFailure? {
    do throws(StoreFailure) {
      try await work()
      return nil
    } catch { return error }
  }
}

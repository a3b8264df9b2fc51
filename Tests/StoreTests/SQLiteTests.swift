internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Guidance
internal import Store
internal import Testing

/// What only SQLite can show: how it plans, what it promises the disk, and what it does when the disk is full.
@Suite struct SQLiteTests {
  @Test func `No question that the store asks reads a whole table`() async throws {
    let database = try EngineKind.sqlite.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    try await askEverything(store)
    #expect(engine.queries.count >= 35)
    for (sql, values) in engine.queries {
      let plan = try await engine.read { try $0.rows("EXPLAIN QUERY PLAN " + sql, values) }
      let steps = plan.compactMap { row in if case .text(let step) = row.values[3] { step } else { nil } }
      // Walking what a subquery has gathered is no table; neither is the one line that holds the schema's number.
      let tables = steps.filter {
        !$0.hasPrefix("SCAN t") && !$0.contains("schema_version") && !$0.contains("CONSTANT ROW")
      }
      #expect(!tables.contains { $0.hasPrefix("SCAN") }, "\(steps) in \(sql)")
      // A search by nothing but the municipality reads all of it.
      #expect(!steps.contains { $0.contains("(municipality=?)") }, "\(steps) in \(sql)")
      // To walk every record in order is asked for by its own questions, and nowhere else.
      let isWalkOfAll = sql.hasPrefix("SELECT record") && sql.contains("_state WHERE") && !sql.contains(" IN")
      #expect(isWalkOfAll || !steps.contains { $0.contains("(municipality=? AND record>?)") }, "\(steps) in \(sql)")
      // What gathers by a few days of our own sorts only those.
      guard !sql.contains("GROUP BY t.day") else { continue }
      // A list that pages comes sorted out of its index; only what one person has little of is sorted afterwards.
      if ["caseload_place", "name_word", "FROM enquiry e", "journal"].contains(where: sql.contains) {
        #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps) in \(sql)")
      }
    }
  }

  private func askEverything(_ store: JournalStore) async throws {
    let (record, staff) = (RecordID("r"), StaffID("s"))
    var stream = Stream("r")
    try await store.write(
      Write(
        stream.add(contact("x")), key: "k",
        finishedDrafts: [FinishedDraft(DraftKey(record: record, form: "f"), seen: 1, signer: staff)]))
    _ = try await (store.state(of: record), store.enquiry(record), store.journal(of: record))
    _ = try await store.entries(of: record, EntryFilter())
    _ = try await store.entries(of: record, EntryFilter(types: ["goal/1", "task/1"], before: 9))
    _ = try await (store.records(after: record, limit: 5), store.enquiries(after: record, limit: 5))
    _ = try await (store.aging(through: firstDay, after: record, limit: 5), store.accessLog(of: record, limit: 5))
    for query in [
      PersonQuery.names(["ola"]), .names(["ola", "nord"]), .birthDate(firstDay), .nationalID("1"), .phone("1"),
      .record(record),
    ] {
      _ = try await store.find(query, limit: 20)
    }
    _ = try await (store.queue(after: nil, limit: 5), store.queueFigures(now: Moment(milliseconds: 1)))
    for order in CaseloadOrder.allCases {
      _ = try await store.caseload(CaseloadFilter(order: order, after: "1.r"))
      _ = try await store.caseload(CaseloadFilter(unit: UnitID("u"), responsible: staff, pathway: 1, order: order))
      _ = try await store.caseload(CaseloadFilter(unit: UnitID("u"), discussOnly: true, order: order))
      _ = try await store.caseload(CaseloadFilter(unit: UnitID("u"), order: order, before: "0.r"))
    }
    _ = try await store.appointments(of: staff, from: Moment(milliseconds: 0), to: Moment(milliseconds: 1))
    _ = try await (
      store.tasks(of: staff, dueBy: firstDay, after: "r~t", limit: 5), store.findings(of: staff, after: "r~n", limit: 5)
    )
    _ = try await (store.raisedRisk(of: staff, since: firstDay), store.offerUse(), store.persons([record]))
    _ = try await (store.draft(DraftKey(record: record, form: "f")), store.drafts(of: staff, limit: 5))
    _ = try await (store.selfAssessments(), store.selfAssessments(of: "SVC-04", limit: 5))
    for figure in Figure.allCases {
      _ = try await store.points(figure, on: [firstDay, firstDay.adding(days: 90)])
    }
    _ = try await store.pathwayCounts(on: firstDay)
    let guide = Guide(edition: "e", norms: [])
    let scopes = [
      ComplianceScope(), ComplianceScope(unit: UnitID("u"), pathway: 2), ComplianceScope(responsible: staff),
    ]
    for scope in scopes {
      _ = try await store.compliance(scope, guide)
      _ = try await store.records(
        standing: [.missing], onNorm: 0, scope, fingerprint: guide.fingerprint, after: record, limit: 5)
    }
    _ = try await store.outdated(guide.fingerprint, through: firstDay, limit: 5)
    _ = try await store.countOutdated(guide.fingerprint, through: firstDay)
    _ = try await (store.journals(after: nil, limit: 5), store.complianceDays(), store.compliance(on: firstDay))
    _ = try await store.complianceCourse(of: "n")
    try await store.ping()
  }

  @Test func `A commit is on disk before it is acknowledged`() async throws {
    let engine = try EngineKind.sqlite.database().engine()
    let (synchronous, journal, foreignKeys) = try await engine.transaction { connection in
      (
        try connection.rows("PRAGMA synchronous", [])[0].values[0],
        try connection.rows("PRAGMA journal_mode", [])[0].values[0],
        try connection.rows("PRAGMA foreign_keys", [])[0].values[0]
      )
    }
    #expect(synchronous == .integer(2))
    #expect(journal == .text("wal"))
    #expect(foreignKeys == .integer(1))
  }

  @Test func `A full disk is told as full, leaves nothing half written, and is over when there is room`() async throws {
    let database = try EngineKind.sqlite.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("før"))))
    let room = try await engine.transaction { try $0.rows("PRAGMA page_count", [])[0].values[0] }
    guard case .integer(let pages) = room else { return }
    try await engine.transaction { try $0.run("PRAGMA max_page_count = \(pages + 60)", []) }
    let large = stream.change([contact(String(repeating: "lang tekst ", count: 100_000))])
    // Beside nine that still fit: they are saved, and only the one that does not is told so.
    let failures = await withTaskGroup(of: StoreFailure?.self) { group in
      for writer in 0..<10 {
        let change = writer == 3 ? large : Stream("liten\(writer)").change([contact("x")])
        group.addTask {
          do throws(StoreFailure) { try await store.write(Write(changes: [change], key: "k\(writer)")) } catch {
            return error
          }
          return nil
        }
      }
      return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }
    #expect(failures == [.full])
    #expect(try await store.records(after: nil, limit: 100).count == 10)
    #expect(try await store.journal(of: stream.record) == stream.entries)
    #expect(try await store.state(of: stream.record) == CaseState(replaying: stream.entries))
    try await engine.transaction { try $0.run("PRAGMA max_page_count = 1000000", []) }
    try await store.write(Write(changes: [large], key: "k3"))
    #expect(try await database.store().journal(of: stream.record).count == 2)
  }

  @Test func `A database of the first schema gets the new columns, and its rows are derived anew`() async throws {
    let database = try EngineKind.sqlite.database()
    var stream = Stream("r")
    try await database.store().write(Write(stream.add(contact("før"))))
    try await database.engine().transaction { connection in
      for sql in [
        "ALTER TABLE person DROP COLUMN first_score_day", "ALTER TABLE person DROP COLUMN overdue_since",
        "DROP TABLE self_assessment", "DROP TABLE follow_up", "DROP INDEX enquiry_by_time",
        "DROP INDEX enquiry_by_record", "DROP INDEX journal_by_day", "DROP TABLE edition_choice",
        "DROP TABLE list_edition",
        "ALTER TABLE case_state DROP COLUMN format", "DROP TABLE compliance",
        "DROP TABLE compliance_day",
        "DROP TABLE compliance_day_norm",
        "DROP INDEX access_log_chain", "DROP INDEX access_log_by_day", "DROP INDEX access_log_signalled",
        "ALTER TABLE access_log DROP COLUMN node", "ALTER TABLE access_log DROP COLUMN number",
        "ALTER TABLE access_log DROP COLUMN kind", "ALTER TABLE access_log DROP COLUMN purpose",
        "ALTER TABLE access_log DROP COLUMN relation", "ALTER TABLE access_log DROP COLUMN signals",
        "ALTER TABLE access_log DROP COLUMN sign_in", "ALTER TABLE access_log DROP COLUMN digest",
        "ALTER TABLE access_log RENAME TO read_log", "ALTER TABLE person DROP COLUMN has_blocks",
        "DROP TABLE opening", "DROP TABLE opening_notice", "DROP TABLE look_review",
        "DELETE FROM schema_version WHERE version > 1",
      ] { try connection.run(sql, []) }
    }
    let store = try database.store()
    #expect(try await store.person(stream.record)?.overdueSince == nil)
    #expect(try await store.aging(through: firstDay, after: nil, limit: 9).map(\.0) == [stream.record])
  }

  @Test func `A database of a newer schema is refused, with what to do`() async throws {
    let database = try EngineKind.sqlite.database()
    try await database.engine().transaction {
      try $0.run("INSERT INTO schema_version (version) VALUES (?)", [.integer(99)])
    }
    do throws(StoreFailure) {
      _ = try SQLiteEngine(path: database.path)
      Issue.record("opened")
    } catch {
      guard case .unavailable(let text) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(text.contains("skjema 99"))
      #expect(text.contains("skjema 1"))
      #expect(text.contains("nyere utgaven"))
    }
  }

  @Test func `A file that is no database, and one in no folder, are told apart`() throws {
    let database = try EngineKind.sqlite.database()
    try Data("dette er ikke en database, men en tekst som er lang nok".utf8)
      .write(to: URL(fileURLWithPath: database.path))
    #expect(throws: StoreFailure.self) { try SQLiteEngine(path: database.path) }
    do throws(StoreFailure) {
      _ = try SQLiteEngine(path: database.path + "/finnes/ikke")
      Issue.record("opened")
    } catch {
      guard case .unavailable(let text) = error else { return }
      #expect(text.contains("mappen"))
    }
  }
}

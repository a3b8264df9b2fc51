internal import Casework
internal import Desk
internal import Store
internal import Testing

/// How PostgreSQL plans when there is enough in the tables for its choice to mean something: each list comes out of the
/// index that was made for it.
@Suite struct PlanTests {
  /// A list by some words of its question, the index that it is read from, and whether that index has it in order.
  private static let lists: [(words: [String], index: String, isSorted: Bool)] = [
    (["FROM caseload_place c\nJOIN person", "AND c.ordering = ? AND (c.place"], "caseload_place_pkey", true),
    // Of the few that a filter leaves, sorting may cost less than going through all in order.
    (["FROM caseload_place c\nJOIN person"], "caseload_place_pkey", false),
    (["FROM name_word w"], "name_word_pkey", true),
    (["FROM enquiry e WHERE", "is_open = 1"], "enquiry_queue", true),
    (["FROM finding f JOIN"], "finding_by_staff", true),
    (["FROM appointment a JOIN"], "appointment_by_staff", false),
    (["SELECT municipality, record, task, sealed"], "task_by_owner", false),
    (["FROM person p", "p.risk_raised = 1"], "person_by_risk", false),
    (["FROM person p", "p.birth_date = ?"], "person_by_birth_date", false),
    (["FROM person p", "p.id_key = ?"], "person_by_id", false),
    (["FROM person p", "p.phone_key = ?"], "person_by_phone", false),
    (["FROM draft", "staff = ?"], "draft_by_staff", true),
    // Nobody has looked in the period that is asked about, which the index by day tells without looking further.
    (["SELECT COUNT(*) FROM access_log", "at >= ?"], "access_log_by_day", false),
    (["FROM access_log", "record = ?"], "read_log_by_record", false),
    (["FROM journal", "type = ?", "version < ?"], "journal_by_type", false),
    (["FROM journal", "ORDER BY version\u{0}"], "journal_municipality_record_version_key", false),
    (["FROM case_state", "record > ?\nORDER BY record"], "case_state_pkey", true),
    (["FROM case_state", "SELECT record FROM person", "changes_on <= ?"], "person_by_change", false),
    (["FROM enquiry", "is_waiting = 1"], "enquiry_waiting", false),
    (["FROM compliance", "responsible = ?"], "compliance_by_staff", false),
  ]

  @Test func `Each list is read from the index that was made for it, with twenty thousand persons there`() async throws
  {
    let database = try EngineKind.postgres.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    try await store.askEverything()
    // Some rare kinds in the middle of a long journal.
    _ = try await store.entries(of: RecordID("r"), EntryFilter(types: ["goal/1", "task/1"], before: 3_900))
    let server = try TestDatabase.server.get()
    guard case .postgres(let address) = database.address else { return }
    for sql in Self.rows + ["ANALYZE"] { try server.asAdministrator(sql, in: PostgresServer.name(in: address)) }
    let own = engine.within(MunicipalityID("0001"))
    var seen: Set<String> = []
    for (sql, values) in engine.queries {
      let text = sql.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n") + "\u{0}"
      guard let list = Self.lists.first(where: { $0.words.allSatisfy(text.contains) }) else { continue }
      let plan = try await own.read { connection in
        try connection.rows("EXPLAIN " + sql, values).map { row in
          if case .text(let line) = row.values[0] { line } else { "" }
        }.joined(separator: "\n")
      }
      seen.insert(list.index)
      #expect(plan.contains("using \(list.index) ") || plan.contains("on \(list.index) "), "\(plan)\nin \(sql)")
      #expect(!plan.contains("Seq Scan"), "\(plan)\nin \(sql)")
      if list.isSorted { #expect(!plan.contains("Sort"), "\(plan)\nin \(sql)") }
    }
    #expect(seen == Set(Self.lists.map(\.index)), "a list was not asked for")
  }

  /// Twenty thousand persons of our municipality with what is listed about them, and as many of another. One in two hundred
  /// is the member of staff's that the questions are about.
  private static let rows: [String] = {
    let record = "m, 'r' || g"
    let staff = "CASE g % 200 WHEN 0 THEN 's' ELSE 's' || g % 200 END"
    let unit = "CASE g % 20 WHEN 0 THEN 'u' ELSE 'u' || g % 20 END"
    let word = "CASE g % 500 WHEN 0 THEN 'ola' ELSE 'navn' || g % 500 END"
    func fill(_ table: String, _ columns: String, _ values: String, each more: String = "") -> String {
      """
      INSERT INTO \(table) (municipality, \(columns)) SELECT \(values)
      FROM generate_series(1, 20000) g, (VALUES ('0001'), ('0002')) AS places(m)\(more)
      """
    }
    return [
      fill(
        "person",
        """
        record, given_name, family_name, display_name, birth_date, phone, protected_address, is_open, unit, responsible,
        responsible_name, risk_level, risk_name, instrument, discuss, overdue, due, missing_must, changes_on, sort_name,
        id_key, phone_key, risk_raised, places_changed, risk_day
        """,
        """
        \(record), 'g', 'f', 'd', g % 20000, '', 0, 1, \(unit), \(staff), '', '', '', '', '', 0, 0, 0, 20000 + g % 4000,
        'n' || g, 'k' || g, 'p' || g, (g % 10 = 0)::int, 0, 20000 + g % 400
        """),
      fill("case_state", "record, version, plain, format", "\(record), 1, '', ''"),
      fill("name_word", "is_closed, word, record, names", "m, 0, \(word), 'r' || g, 'ola nordmann'"),
      fill(
        "caseload_place", "scope, ordering, place, record, unit, pathway, discuss",
        "m, s, o, '5' || g, 'r' || g, \(unit), g % 4, g % 2",
        each: ", (VALUES ('*'), ('uu'), ('rs')) AS scopes(s), generate_series(1, 7) o WHERE s = '*' OR g % 20 = 0"),
      fill(
        "finding", "record, norm, title, strength, status, responsible, strength_rank, due_key",
        "\(record), 'n', 't', 's', 'x', \(staff), g % 3, g"),
      fill("task", "record, task, what, due, urgent, owner", "\(record), 't', '', 19000 + g % 2000, g % 2, \(staff)"),
      fill(
        "appointment", "record, appointment, starts_at, form, place, staff, staff_name",
        "\(record), 'a', g, 'met', '', \(staff), ''"),
      fill(
        "enquiry",
        """
        id, received, urgency, channel, display_name, words, from_whom, danger_open, danger_handled, handler_name,
        call_attempts, urgency_rank, is_open, is_waiting
        """, "m, 'h' || g, g, 'today', 'phone', '', '', '', 0, '', '', 0, g % 3, (g % 50 = 0)::int, (g % 100 = 0)::int"),
      fill(
        "draft", "record, form, fields, version, saved_at, staff, staff_name", "\(record), 'f', '', 1, g, \(staff), ''"),
      fill(
        "journal",
        """
        record, version, id, type, day, written_at, staff, author_name, author_role, author_unit, authority, edition, plain
        """, "\(record), v, 'i' || g || '-' || v, 'task/1', 20000, g, \(staff), '', '', '', '', '', ''",
        each: ", generate_series(1, 3) v"),
      """
      INSERT INTO journal (municipality, record, version, id, type, day, written_at, staff, author_name, author_role,
        author_unit, authority, edition, plain)
      SELECT '0001', 'r', v, 'x' || v, CASE v % 50 WHEN 0 THEN 'goal/1' ELSE 'contact-held/1' END, 20000, v, 's', '', '',
        '', '', '', '' FROM generate_series(10, 4000) v
      """,
      fill(
        "access_log", "record, at, staff, name, role, unit, what, basis", "\(record), g, \(staff), '', '', '', '', ''"),
      fill(
        "compliance", "fingerprint, unit, pathway, record, responsible, evaluated, changes_on, marks",
        "m, 'f', \(unit), g % 4, 'r' || g, \(staff), 20000, 20000 + g % 4000, '111'"),
    ]
  }()
}

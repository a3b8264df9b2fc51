extension Schema {
  /// The journal itself and the folded states beside it.
  static let journalTables = [
    """
    CREATE TABLE journal (
      municipality TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, id TEXT NOT NULL,
      type TEXT NOT NULL, day INTEGER NOT NULL, written_at BIGINT NOT NULL, staff TEXT NOT NULL,
      author_name TEXT NOT NULL, author_role TEXT NOT NULL, author_unit TEXT NOT NULL, on_behalf_of TEXT,
      authority TEXT NOT NULL, edition TEXT NOT NULL, payload TEXT NOT NULL,
      UNIQUE (municipality, record, version), UNIQUE (municipality, record, id))
    """,
    "CREATE INDEX journal_by_type ON journal (municipality, record, type, version)",
    """
    CREATE TABLE case_state (
      municipality TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
      PRIMARY KEY (municipality, record))
    """,
    """
    CREATE TABLE enquiry_state (
      municipality TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
      PRIMARY KEY (municipality, record))
    """,
  ]

  /// What lists show of each person, and the ways to find one.
  static func personTables(_ dialect: Dialect) -> [String] {
    [
      """
      CREATE TABLE person (
        municipality TEXT NOT NULL, record TEXT NOT NULL, given_name TEXT NOT NULL, family_name TEXT NOT NULL,
        display_name TEXT NOT NULL, birth_date INTEGER, national_id TEXT, phone TEXT NOT NULL,
        protected_address INTEGER NOT NULL, is_open INTEGER NOT NULL, unit TEXT, responsible TEXT,
        responsible_name TEXT NOT NULL, pathway INTEGER, pathway_since INTEGER, last_contact INTEGER,
        next_appointment BIGINT, risk_level TEXT NOT NULL, risk_name TEXT NOT NULL, risk_day INTEGER,
        instrument TEXT NOT NULL, first_score INTEGER, latest_score INTEGER, score_day INTEGER, discuss TEXT NOT NULL,
        overdue INTEGER NOT NULL, due INTEGER NOT NULL, missing_must INTEGER NOT NULL, changes_on INTEGER,
        sort_name TEXT NOT NULL, id_key TEXT NOT NULL, phone_key TEXT NOT NULL, risk_raised INTEGER NOT NULL,
        places_changed INTEGER NOT NULL, PRIMARY KEY (municipality, record))
      """,
      "CREATE INDEX person_by_birth_date ON person (municipality, birth_date)",
      "CREATE INDEX person_by_id ON person (municipality, id_key)",
      "CREATE INDEX person_by_phone ON person (municipality, phone_key)",
      "CREATE INDEX person_by_risk ON person (municipality, responsible, is_open, risk_raised, risk_day)",
      "CREATE INDEX person_by_change ON person (municipality, changes_on, record)",
      """
      CREATE TABLE name_word (
        municipality TEXT NOT NULL, is_closed INTEGER NOT NULL, word TEXT NOT NULL, record TEXT NOT NULL,
        names TEXT NOT NULL, PRIMARY KEY (municipality, is_closed, word, record))\(suffix(dialect))
      """,
      """
      CREATE TABLE caseload_place (
        municipality TEXT NOT NULL, scope TEXT NOT NULL, ordering INTEGER NOT NULL, place TEXT NOT NULL,
        record TEXT NOT NULL, unit TEXT NOT NULL, pathway INTEGER NOT NULL, discuss INTEGER NOT NULL,
        PRIMARY KEY (municipality, scope, ordering, place, record))\(suffix(dialect))
      """,
    ]
  }

  /// The parts of persons that are listed across records, and the reception's queue.
  static func listTables(_ dialect: Dialect) -> [String] {
    let ofPerson = "FOREIGN KEY (municipality, record) REFERENCES person (municipality, record)"
    return [
      """
      CREATE TABLE finding (
        municipality TEXT NOT NULL, record TEXT NOT NULL, norm TEXT NOT NULL, title TEXT NOT NULL,
        strength TEXT NOT NULL, status TEXT NOT NULL, due INTEGER, responsible TEXT NOT NULL,
        strength_rank INTEGER NOT NULL, due_key INTEGER NOT NULL,
        PRIMARY KEY (municipality, record, norm), \(ofPerson))\(suffix(dialect))
      """,
      "CREATE INDEX finding_by_staff ON finding (municipality, responsible, strength_rank, due_key, record, norm)",
      """
      CREATE TABLE task (
        municipality TEXT NOT NULL, record TEXT NOT NULL, task TEXT NOT NULL, what TEXT NOT NULL,
        due INTEGER NOT NULL, urgent INTEGER NOT NULL, owner TEXT NOT NULL,
        PRIMARY KEY (municipality, record, task), \(ofPerson))\(suffix(dialect))
      """,
      "CREATE INDEX task_by_owner ON task (municipality, owner, due, urgent, record, task)",
      """
      CREATE TABLE appointment (
        municipality TEXT NOT NULL, record TEXT NOT NULL, appointment TEXT NOT NULL, starts_at BIGINT NOT NULL,
        form TEXT NOT NULL, place TEXT NOT NULL, staff TEXT NOT NULL, staff_name TEXT NOT NULL,
        PRIMARY KEY (municipality, record, appointment), \(ofPerson))\(suffix(dialect))
      """,
      "CREATE INDEX appointment_by_staff ON appointment (municipality, staff, starts_at, record, appointment)",
      """
      CREATE TABLE measure (
        municipality TEXT NOT NULL, record TEXT NOT NULL, measure TEXT NOT NULL, kind TEXT NOT NULL,
        status TEXT NOT NULL, offer TEXT, since INTEGER NOT NULL, running INTEGER NOT NULL,
        PRIMARY KEY (municipality, record, measure), \(ofPerson))\(suffix(dialect))
      """,
      "CREATE INDEX measure_by_offer ON measure (municipality, running, offer)",
      """
      CREATE TABLE enquiry (
        municipality TEXT NOT NULL, id TEXT NOT NULL, received BIGINT NOT NULL, urgency TEXT NOT NULL,
        channel TEXT NOT NULL, display_name TEXT NOT NULL, birth_date INTEGER, words TEXT NOT NULL,
        from_whom TEXT NOT NULL, safe_to_call INTEGER, danger_open INTEGER NOT NULL, danger_handled TEXT NOT NULL,
        handler TEXT, handler_name TEXT NOT NULL, call_attempts INTEGER NOT NULL, answered BIGINT, record TEXT,
        closed BIGINT, urgency_rank INTEGER NOT NULL, is_open INTEGER NOT NULL, is_waiting INTEGER NOT NULL,
        PRIMARY KEY (municipality, id))
      """,
      "CREATE INDEX enquiry_queue ON enquiry (municipality, is_open, urgency_rank, received, id)",
      "CREATE INDEX enquiry_waiting ON enquiry (municipality, is_waiting, received)",
      "CREATE INDEX enquiry_answered ON enquiry (municipality, answered, received)",
    ]
  }

  /// What is kept around the journal while people work.
  static func workTables(_ dialect: Dialect) -> [String] {
    [
      """
      CREATE TABLE draft (
        municipality TEXT NOT NULL, record TEXT NOT NULL, form TEXT NOT NULL, fields TEXT NOT NULL,
        version INTEGER NOT NULL, saved_at BIGINT NOT NULL, staff TEXT NOT NULL, staff_name TEXT NOT NULL,
        PRIMARY KEY (municipality, record, form))
      """,
      "CREATE INDEX draft_by_staff ON draft (municipality, staff, saved_at)",
      """
      CREATE TABLE form_key (
        municipality TEXT NOT NULL, form_key TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (municipality, form_key))\(suffix(dialect))
      """,
      """
      CREATE TABLE read_log (
        municipality TEXT NOT NULL, record TEXT NOT NULL, at BIGINT NOT NULL, staff TEXT NOT NULL, name TEXT NOT NULL,
        role TEXT NOT NULL, unit TEXT NOT NULL, what TEXT NOT NULL, basis TEXT NOT NULL)
      """,
      "CREATE INDEX read_log_by_record ON read_log (municipality, record, at)",
      """
      CREATE TABLE session (
        municipality TEXT NOT NULL, token_digest TEXT NOT NULL, id TEXT NOT NULL, actor TEXT NOT NULL,
        csrf TEXT NOT NULL, created BIGINT NOT NULL, last_seen BIGINT NOT NULL, ended BIGINT,
        PRIMARY KEY (municipality, token_digest))
      """,
      "CREATE INDEX session_by_age ON session (municipality, last_seen)",
      """
      CREATE TABLE parked_form (
        municipality TEXT NOT NULL, id TEXT NOT NULL, staff TEXT NOT NULL, parked BIGINT NOT NULL,
        path TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (municipality, id))
      """,
      "CREATE INDEX parked_form_by_age ON parked_form (municipality, parked)",
    ]
  }

  /// How long something has been overdue, and whether an instrument has been used more than once.
  static let caseloadColumns = [
    "ALTER TABLE person ADD COLUMN first_score_day INTEGER", "ALTER TABLE person ADD COLUMN overdue_since INTEGER",
    // Lets the next look at what ages derive the rows that are there anew.
    "UPDATE person SET changes_on = 0 WHERE is_open = 1",
  ]

  /// When an enquiry's content was taken out, and by whose decision; empty for all others.
  static let erasedEnquiryColumns = [
    "ALTER TABLE enquiry ADD COLUMN erased BIGINT", "ALTER TABLE enquiry ADD COLUMN erased_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX enquiry_erased ON enquiry (municipality, erased)",
  ]

  /// Which edition of the guideline has been decided from when, and which one the lists were made by.
  static let editionTables = [
    """
    CREATE TABLE edition_choice (
      municipality TEXT NOT NULL, number INTEGER NOT NULL, edition TEXT NOT NULL, from_day INTEGER NOT NULL,
      decided_by TEXT NOT NULL, staff TEXT NOT NULL, decided_on INTEGER NOT NULL, why TEXT NOT NULL,
      PRIMARY KEY (municipality, number))
    """,
    "CREATE TABLE list_edition (municipality TEXT NOT NULL PRIMARY KEY, edition TEXT NOT NULL)",
  ]

  private static func suffix(_ dialect: Dialect) -> String {
    dialect.clustered.isEmpty ? "" : " " + dialect.clustered
  }
}

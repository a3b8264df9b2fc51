/// A table whose rows are a municipality's, and the columns that order them within it.
struct StoredTable: Sendable {
  let name: String
  /// The key after the municipality. Empty where a municipality has one row.
  let key: [String]
  /// Whether two rows may be alike in everything.
  var hasTwins = false
}

extension Schema {
  /// Every table with a municipality's rows, in an order in which each finds there what it points at.
  static let tables = [
    StoredTable(name: "journal", key: ["record", "version"]),
    StoredTable(name: "case_state", key: ["record"]),
    StoredTable(name: "enquiry_state", key: ["record"]),
    StoredTable(name: "person", key: ["record"]),
    StoredTable(name: "name_word", key: ["is_closed", "word", "record"]),
    StoredTable(name: "caseload_place", key: ["scope", "ordering", "place", "record"]),
    StoredTable(name: "finding", key: ["record", "norm"]),
    StoredTable(name: "task", key: ["record", "task"]),
    StoredTable(name: "appointment", key: ["record", "appointment"]),
    StoredTable(name: "measure", key: ["record", "measure"]),
    StoredTable(name: "enquiry", key: ["id"]),
    StoredTable(name: "draft", key: ["record", "form"]),
    StoredTable(name: "form_key", key: ["form_key"]),
    StoredTable(name: "access_log", key: ["record", "at"], hasTwins: true),
    StoredTable(name: "opening", key: ["record", "opening"]),
    StoredTable(name: "opening_notice", key: ["record", "opening", "told"]),
    StoredTable(name: "look_review", key: ["look", "at"]),
    StoredTable(name: "session", key: ["token_digest"]),
    StoredTable(name: "parked_form", key: ["id"]),
    StoredTable(name: "self_assessment", key: ["norm", "version"]),
    StoredTable(name: "follow_up", key: ["opened", "record"]),
    StoredTable(name: "edition_choice", key: ["number"]),
    StoredTable(name: "list_edition", key: []),
    StoredTable(name: "local_entry", key: ["number"]),
    StoredTable(name: "sign_in_attempt", key: ["state_digest"]),
    StoredTable(name: "sign_in_event", key: ["at"], hasTwins: true),
    StoredTable(name: "used_proof", key: ["proof"]),
    StoredTable(name: "record_key", key: ["record"]),
    StoredTable(name: "chain_head", key: ["record"]),
    StoredTable(name: "journal_head", key: []),
    StoredTable(
      name: "outcome",
      key: [
        "instrument", "unit", "offer", "pathway", "scores", "first_score", "last_score", "record", "measure",
      ]),
    StoredTable(name: "compliance", key: ["fingerprint", "unit", "pathway", "record"]),
    StoredTable(name: "compliance_day", key: ["day", "unit", "pathway"]),
    StoredTable(name: "compliance_day_norm", key: ["day", "unit", "pathway", "norm"]),
  ]
}

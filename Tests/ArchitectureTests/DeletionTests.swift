internal import Foundation
internal import Testing

/// Records of this kind are preserved. Nothing of one goes away by itself, by age or by mistake in the code.
@Suite struct DeletionTests {
  /// What may be deleted from, and where: rows that are derived anew, and what waits for somebody to come back.
  private static let allowed: [String: Set<String>] = [
    "draft": ["Drafts.swift", "Emptying.swift"], "session": ["Sessions.swift"], "parked_form": ["ParkedForms.swift"],
    "sign_in_attempt": ["SignInAttempts.swift"],
    "used_proof": ["UsedProofs.swift"],
    "compliance_day": ["ComplianceDays.swift"], "compliance_day_norm": ["ComplianceDays.swift"],
    // Rows of lists, by the table's own name: replaced in the write that changes what they are derived from.
    "\\(name)": ["Table.swift"],
  ]

  /// The tables that hold what somebody has written, or that somebody has looked.
  private static let kept = [
    "journal", "case_state", "enquiry_state", "access_log", "look_review", "record_key", "chain_head", "journal_head",
    "self_assessment", "edition_choice", "local_entry", "form_key", "sign_in_event",
  ]

  @Test func `Nothing of a journal goes away but by decision`() throws {
    var found = 0
    for file in try SourceTree.swiftFiles(in: "Sources") {
      let code = file.code
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      for place in code.ranges(of: "DELETE FROM ") {
        let table = String(code[place.upperBound...].prefix { !$0.isWhitespace && $0 != "\"" })
        found += 1
        #expect(!Self.kept.contains(table), "\(file.path) deletes from \(table)")
        #expect(Self.allowed[table]?.contains(name) == true, "\(file.path) deletes from \(table)")
      }
      for words in ["TRUNCATE ", "DROP TABLE journal", "DROP TABLE case_state", "DROP TABLE access_log"] {
        #expect(!code.contains(words), "\(file.path) holds \(words)")
      }
      // The bytes of an entry are taken in one place, and written over where plain ones are sealed and where sealed
      // ones get a new key.
      if code.contains("UPDATE journal SET") {
        #expect(
          ["Emptying.swift", "PlainSealing.swift", "Resealing.swift"].contains(name), "\(file.path) changes the journal"
        )
      }
    }
    #expect(found >= 6, "the search finds nothing, so it holds nothing")
  }

  @Test func `A decision that stands in the same write is the only way to the place where content goes`() throws {
    let users = try SourceTree.swiftFiles(in: "Sources").filter { $0.code.contains("Emptying(") }.map(\.path)
    #expect(users == ["Sources/Store/Journal/StoredChange.swift"])
  }
}

public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  private static let columns = """
    a.norm, a.version, a.id, a.written_at, a.staff, a.author_name, a.author_role, a.author_unit, a.authority, \
    a.edition, a.payload
    """

  public func selfAssessments() async throws(StoreFailure) -> [SelfAssessmentEntry] {
    // The empty norm stands before all: the key then leads through them, and to the newest of each.
    let values = text("")
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(Self.columns) FROM self_assessment a WHERE a.municipality = ? AND a.norm > ? AND a.version =
          (SELECT MAX(b.version) FROM self_assessment b WHERE b.municipality = a.municipality AND b.norm = a.norm)
        ORDER BY a.norm
        """, values
      ).map(Self.selfAssessment)
    }
  }

  public func selfAssessments(of norm: String, limit: Int) async throws(StoreFailure) -> [SelfAssessmentEntry] {
    let values = text(norm) + [.integer(limit)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(Self.columns) FROM self_assessment a WHERE a.municipality = ? AND a.norm = ?
        ORDER BY a.version DESC LIMIT ?
        """, values
      ).map(Self.selfAssessment)
    }
  }

  public func write(_ entry: SelfAssessmentEntry, key: String?) async throws(StoreFailure) {
    let author = entry.author
    let stream = text(entry.norm)
    let values: [SQLValue] =
      stream + [
        .integer(entry.version), .text(entry.id.text), .integer(entry.writtenAt.milliseconds),
        .text(author.staff.text), .text(author.name), .text(author.role), .text(author.unit.text),
        .text(entry.authority), .text(entry.edition), try StoredText.encode(entry.assessment),
      ]
    try await commits.perform { connection in
      try claim(key, leadingTo: entry.norm, connection)
      let current = try connection.count(
        "SELECT COALESCE(MAX(version), 0) FROM self_assessment WHERE municipality = ? AND norm = ?", stream)
      guard current == entry.version - 1 else { throw StoreFailure.conflict(current: current) }
      try connection.run(
        """
        INSERT INTO self_assessment (municipality, norm, version, id, written_at, staff, author_name, author_role,
          author_unit, authority, edition, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, values)
    }
  }

  private static func selfAssessment(_ row: SQLRow) throws -> SelfAssessmentEntry {
    var reader = SQLRowReader(row)
    let (norm, version, id) = (try reader.text(), try reader.int(), EntryID(try reader.text()))
    let writtenAt = Moment(milliseconds: try reader.integer())
    let author = Author(
      staff: StaffID(try reader.text()), name: try reader.text(), role: try reader.text(),
      unit: UnitID(try reader.text()))
    let (authority, edition) = (try reader.text(), try reader.text())
    return SelfAssessmentEntry(
      id: id, norm: norm, version: version, writtenAt: writtenAt, author: author, authority: authority,
      edition: edition,
      assessment: try StoredText.decode(SelfAssessment.self, try reader.text(), of: "egenvurderingen \(norm)"))
  }
}

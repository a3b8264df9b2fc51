public import Casework
public import CivilTime
public import Desk

extension JournalStore {
  public func outcomes(
    of instruments: [String], unit: UnitID?, openOrEndedSince day: Day
  ) async throws(StoreFailure) -> [OutcomeCount] {
    // Grouped as the rows of one instrument lie: unit by unit, and the units are added afterwards.
    let ofUnit = unit == nil ? "" : " AND unit = ?"
    let sql = """
      SELECT unit, offer, pathway, scores, first_score, last_score, COUNT(*) FROM outcome
      WHERE municipality = ? AND instrument = ?\(ofUnit) AND (ended IS NULL OR ended >= ?)
      GROUP BY unit, offer, pathway, scores, first_score, last_score
      """
    let rest = (unit.map { [SQLValue.text($0.text)] } ?? []) + [.day(day)]
    return try await engine.read { connection in
      try instruments.flatMap { instrument in
        try connection.rows(sql, [municipality, .text(instrument)] + rest).map { row in
          var reader = SQLRowReader(row, from: 1)
          let (offer, pathway) = (try reader.text(), try reader.int())
          let scores = OutcomeTable.scores(try reader.int(), try reader.int(), try reader.int())
          return OutcomeCount(
            offer: offer.isEmpty ? nil : OfferID(offer), instrument: instrument,
            pathway: pathway == 0 ? nil : pathway, scores: scores, count: try reader.int())
        }
      }
    }
  }
}

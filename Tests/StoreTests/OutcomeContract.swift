internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments
internal import Store
internal import Testing

/// Outcomes are counted from rows that follow the records: alike ones together, old ones left out.
@Suite struct OutcomeContract {
  private func row(
    _ instrument: String, _ scores: OutcomeScores, unit: String = "psyk", pathway: Int? = 2, offer: String? = nil,
    measure: String? = nil, ended: Int? = nil
  ) -> OutcomeRow {
    OutcomeRow(
      measure: measure.map { ItemID($0) }, offer: offer.map { OfferID($0) }, instrument: instrument,
      unit: UnitID(unit), pathway: pathway, ended: ended.map { firstDay.adding(days: $0) }, scores: scores)
  }

  private func add(_ record: String, _ rows: [OutcomeRow], to store: JournalStore) async throws {
    var stream = Stream(record)
    stream.rows.outcomes = rows
    try await store.write(Write(stream.add(contact("x"))))
  }

  private func counts(_ store: JournalStore, unit: String? = nil, since day: Int = 0) async throws -> Set<OutcomeCount>
  {
    Set(
      try await store.outcomes(
        of: ["", "phq-9"], unit: unit.map { UnitID($0) }, openOrEndedSince: firstDay.adding(days: day)))
  }

  private let fall = OutcomeScores.pair(ScorePair(first: 20, last: 9))
  private let zero = OutcomeScores.pair(ScorePair(first: 4, last: 0))

  @Test(arguments: EngineKind.allCases)
  func `Alike rows are counted together, by pathway and offer, and a total of 0 is a total`(
    _ kind: EngineKind
  ) async throws {
    let store = try kind.database().store()
    try await add("a", [row("", .none), row("phq-9", fall)], to: store)
    try await add("b", [row("", .none), row("phq-9", fall), row("gad-7", fall)], to: store)
    try await add("c", [row("", .none, pathway: nil), row("phq-9", zero, pathway: nil)], to: store)
    try await add(
      "d",
      [
        row("", .none), row("phq-9", .one), row("", .none, offer: "kurs", measure: "m1"),
        row("phq-9", .one, offer: "kurs", measure: "m1"),
      ], to: store)
    let all = try await counts(store)
    #expect(
      all == [
        OutcomeCount(offer: nil, instrument: "", pathway: 2, scores: .none, count: 3),
        OutcomeCount(offer: nil, instrument: "", pathway: nil, scores: .none, count: 1),
        OutcomeCount(offer: nil, instrument: "phq-9", pathway: 2, scores: fall, count: 2),
        OutcomeCount(offer: nil, instrument: "phq-9", pathway: nil, scores: zero, count: 1),
        OutcomeCount(offer: nil, instrument: "phq-9", pathway: 2, scores: .one, count: 1),
        OutcomeCount(offer: OfferID("kurs"), instrument: "", pathway: 2, scores: .none, count: 1),
        OutcomeCount(offer: OfferID("kurs"), instrument: "phq-9", pathway: 2, scores: .one, count: 1),
      ])
    #expect(try await counts(kind.database().store("0002")).isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `Only one unit when one is asked for, and what ended before the day is left out`(_ kind: EngineKind) async throws
  {
    let store = try kind.database().store()
    try await add("a", [row("", .none, unit: "rus")], to: store)
    try await add("b", [row("", .none, ended: -1)], to: store)
    try await add("c", [row("", .none, ended: 0)], to: store)
    #expect(try await counts(store, unit: "rus").map(\.count) == [1])
    #expect(try await counts(store, unit: "psyk").map(\.count) == [1])
    #expect(try await counts(store, since: -1).map(\.count).sorted() == [1, 2])
    #expect(try await counts(store, since: 1).map(\.count) == [1])
  }

  @Test(arguments: EngineKind.allCases)
  func `Rows follow the record when it changes, and go when they are no longer so`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("a")
    for rows in [[row("", .none), row("phq-9", .one)], [row("", .none), row("phq-9", fall)], []] {
      stream.rows.outcomes = rows
      try await store.write(Write(stream.add(contact("x"))))
      #expect(try await counts(store).count == rows.count)
      let pairs = try await counts(store).filter { $0.instrument == "phq-9" }.map(\.scores)
      #expect(pairs == rows.filter { $0.instrument == "phq-9" }.map(\.scores))
    }
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Store
internal import Testing

/// A figure counts what its definition says, on each day as it stood that day.
@Suite struct FigureContract {
  /// A record opened on a day, with what was so from which day.
  private func followUp(
    _ id: String, opened: Int, _ change: (inout FollowUpRow) -> Void = { _ in }
  ) -> Change {
    var stream = Stream(id)
    var row = FollowUpRow(opened: firstDay.adding(days: opened))
    change(&row)
    stream.rows.followUp = row
    return stream.add(contact("x"))
  }

  private func parts(_ store: JournalStore, _ figure: Figure, _ days: Int...) async throws -> [[Int]] {
    try await store.points(figure, on: days.map { firstDay.adding(days: $0) }).map { [$0.part, $0.whole] }
  }

  @Test(arguments: EngineKind.allCases)
  func `Those followed up are counted on each day from what was so then`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    try await store.write(
      Write(
        followUp("a", opened: 0) {
          ($0.pathway, $0.pathwaySince, $0.coordinated) = (3, firstDay, firstDay)
          ($0.crisisPlan, $0.coordinator) = (firstDay.adding(days: 20), firstDay.adding(days: 5))
        },
        followUp("b", opened: 10) {
          ($0.pathway, $0.pathwaySince) = (3, firstDay.adding(days: 10))
          $0.ended = firstDay.adding(days: 30)
        },
        followUp("c", opened: 10) {
          ($0.pathway, $0.pathwaySince, $0.mapped) = (1, firstDay.adding(days: 10), firstDay.adding(days: 12))
          $0.instrument = firstDay.adding(days: 12)
        }))
    #expect(try await parts(store, .crisisPlan, -1, 0, 15, 25, 30) == [[0, 0], [0, 1], [0, 2], [1, 2], [1, 1]])
    #expect(try await parts(store, .coordinator, 4, 5) == [[0, 1], [1, 1]])
    #expect(try await parts(store, .mappedWithInstrument, 11, 12) == [[0, 0], [1, 1]])
    #expect(try await parts(store, .individualPlan, 40) == [[0, 1]])
    #expect(try await store.pathwayCounts(on: firstDay.adding(days: 15)) == [3: 2, 1: 1])
    #expect(try await store.pathwayCounts(on: firstDay.adding(days: 30)) == [3: 1, 1: 1])
  }

  @Test(arguments: EngineKind.allCases)
  func `A new follow-up of the same person takes the place of the old`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("a")
    stream.rows.followUp = FollowUpRow(opened: firstDay)
    try await store.write(Write(stream.add(contact("x"))))
    stream.rows.followUp = FollowUpRow(opened: firstDay.adding(days: 50))
    try await store.write(Write(stream.add(contact("y"))))
    #expect(try await store.pathwayCounts(on: firstDay.adding(days: 10)) == [:])
    #expect(try await store.pathwayCounts(on: firstDay.adding(days: 60)) == [0: 1])
  }

  @Test(arguments: EngineKind.allCases)
  func `The wait is from the enquiry to the first help, the middle one of the period`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    // Waits of 0, 3 and 30 days, and one that is still waiting.
    for (number, wait) in [0, 3, 30, nil].enumerated() {
      let morning = Moment(day: firstDay, time: .midnight).adding(minutes: 9 * 60)
      var enquiry = try received("h\(number)", at: morning.milliseconds)
      if case .enquiry(let state, var row) = enquiry.folded {
        row.record = RecordID("p\(number)")
        enquiry = Change(
          record: enquiry.record, expecting: 0, entries: enquiry.entries, folded: .enquiry(state, row))
      }
      try await store.write(
        Write(enquiry, followUp("p\(number)", opened: 0) { $0.firstHelp = wait.map { firstDay.adding(days: $0) } }))
    }
    #expect(try await parts(store, .firstHelp, -1, 10, 60, 200) == [[0, 0], [3, 2], [3, 3], [0, 0]])
    #expect(try await parts(store, .helpedInAWeek, 10, 60) == [[2, 2], [2, 3]])
  }

  @Test(arguments: EngineKind.allCases)
  func `Enquiries are counted while open, and by how they came`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let noon = Moment(day: firstDay, time: .midnight).adding(minutes: 720)
    let later = Moment(day: firstDay.adding(days: 5), time: .midnight).adding(minutes: 60)
    try await store.write(Write(try received("a", at: noon.milliseconds, closed: later.milliseconds)))
    try await store.write(Write(try received("b", at: noon.milliseconds)))
    #expect(try await parts(store, .openEnquiries, -1, 0, 4, 5) == [[0, 0], [2, 2], [2, 2], [1, 1]])
    #expect(try await parts(store, .withoutReferral, -1, 0, 89, 90) == [[0, 0], [2, 2], [2, 2], [0, 0]])
  }

  @Test(arguments: EngineKind.allCases)
  func `Contacts are counted by their form, and never by what somebody wrote`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("a")
    try await store.write(
      Write(
        stream.add(
          .contactHeld(Contact(form: .met, note: "skrev \"form\":\"outreach\" i notatet")),
          .contactHeld(Contact(form: .outreach, note: "ute")), .contactHeld(Contact(form: .homeVisit, note: "hjemme")),
          .contactHeld(Contact(form: .notMet, note: "kom ikke")))))
    // A test's entries are a day apart.
    #expect(try await parts(store, .outreach, 0, 1, 2, 4, 95) == [[0, 0], [0, 1], [1, 2], [2, 4], [0, 0]])
    #expect(try await parts(store, .notMet, 4) == [[1, 4]])
  }

  @Test(arguments: EngineKind.allCases)
  func `A score in the last ninety days is feedback in use`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("a")
    stream.rows.followUp = FollowUpRow(opened: firstDay)
    let score = InstrumentResult(instrument: "phq-9", instrumentVersion: "1", answers: [:], total: 9)
    try await store.write(Write(stream.add(.instrumentScored(score))))
    try await store.write(Write(followUp("b", opened: 0)))
    #expect(try await parts(store, .feedback, 0, 1, 90, 91) == [[0, 2], [1, 2], [1, 2], [0, 2]])
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// Nobody who has asked for help falls out of the queue.
@Suite struct QueueContract {
  @Test(arguments: EngineKind.allCases)
  func `The queue goes by urgency, then by who has waited longest, page by page`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let urgencies = Urgency.allCases
    for number in 0..<40 {
      try await store.write(
        Write(
          received("h\(number)", urgencies[number % 4], at: Int64(1_000 - number / 8), closed: number == 5 ? 9 : nil)))
    }
    var rows: [EnquiryRow] = []
    var after: String?
    repeat {
      let page = try await store.queue(after: after, limit: 7)
      #expect(page.total == 39)
      rows += page.rows
      after = page.next
    } while after != nil
    #expect(Set(rows.map(\.id)).count == 39)
    let keys = rows.map { ($0.urgency.rank, $0.received.milliseconds) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(try await store.queue(after: "tull", limit: 50).rows.count == 39)
  }

  @Test(arguments: EngineKind.allCases)
  func `The figures count who waits, since when, and the middle time to an answer`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let day: Int64 = 24 * 60 * 60 * 1_000
    let now = Moment(milliseconds: 100 * day)
    #expect(
      try await store.queueFigures(now: now) == QueueFigures(waiting: 0, longestSince: nil, medianAnswer: nil))
    try await store.write(
      Write(
        received("a", at: 90 * day, answered: 90 * day + 10), received("b", at: 80 * day, answered: 80 * day + 30),
        received("c", at: 71 * day, answered: 71 * day + 20),
        received("gammel", at: 60 * day, answered: 60 * day + 999),
        received("venter", at: 95 * day), received("lenge", at: 85 * day), received("lukket", at: 1, closed: 5)))
    #expect(
      try await store.queueFigures(now: now)
        == QueueFigures(waiting: 2, longestSince: Moment(milliseconds: 85 * day), medianAnswer: 20))
    try await store.write(Write(received("d", at: 99 * day, answered: 99 * day + 40)))
    #expect(try await store.queueFigures(now: now).medianAnswer == 25)
  }

  @Test(arguments: EngineKind.allCases)
  func `An enquiry's row comes back with every field`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let change = try received("h")
    guard case .enquiry(let state, var row) = change.folded else { return }
    (row.birthDate, row.from, row.safeToCall, row.dangerOpen) = (firstDay, "søster", false, true)
    (row.dangerHandled, row.handler, row.handlerName, row.callAttempts) = ("113", StaffID("s"), "Siri", 3)
    (row.answered, row.record) = (Moment(milliseconds: 5), RecordID("r"))
    try await store.write(
      Write(Change(record: row.id, expecting: 0, entries: change.entries, folded: .enquiry(state, row))))
    #expect(try await store.queue(after: nil, limit: 5).rows == [row])
    #expect(try await store.enquiry(row.id) == state)
    #expect(try await store.enquiries(after: nil, limit: 5).map(\.1) == [state])
    #expect(try await store.enquiries(after: row.id, limit: 5).isEmpty)
  }
}

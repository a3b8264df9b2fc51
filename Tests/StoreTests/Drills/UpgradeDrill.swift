internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

@testable internal import Store

/// A database of an earlier release opens with everything in it, sealed.
@Suite struct UpgradeDrill {
  private let place = SQLValue.text("0001")
  /// Some words that may not be left in the file.
  private static let secret = "Ordrettsittatet"

  /// A database as the release with that schema wrote it: rows in the open.
  private func old(_ database: TestDatabase, schema: Int, _ streams: [Stream]) async throws {
    let engine = try SQLiteEngine(path: database.path, schema: schema)
    try await engine.transaction { connection in
      for stream in streams {
        for entry in stream.entries { try connection.insert("journal", try row(entry)) }
        let state = CaseState(replaying: stream.entries)
        var kept: [String: SQLValue] = [
          "municipality": place, "record": .text(stream.record.text), "version": .integer(state.version),
          "state": try StoredText.encode(state),
        ]
        if schema >= 6 { kept["format"] = .text(CaseState.format) }
        try connection.insert("case_state", kept)
        try connection.insert("person", person(stream))
        try connection.insert(
          "task",
          [
            "municipality": place, "record": .text(stream.record.text), "task": .text("t"), "what": .text(Self.secret),
            "due": .integer(20_000), "urgent": .integer(1), "owner": .text("kari"),
          ])
        try connection.insert(
          "draft",
          [
            "municipality": place, "record": .text(stream.record.text), "form": .text("f"),
            "fields": .text(#"{"notat":["\#(Self.secret)"]}"#), "version": .integer(3), "saved_at": .integer(7),
            "staff": .text("kari"), "staff_name": .text("Kari"),
          ])
      }
      try connection.insert("enquiry", enquiry())
      let received = try received("h").entries[0]
      try connection.insert("journal", try row(received))
      try connection.insert(
        "enquiry_state",
        [
          "municipality": place, "record": .text("h"), "version": .integer(1),
          "state": try StoredText.encode(EnquiryState(replaying: [received])),
        ])
    }
  }

  private func row(_ entry: Entry) throws -> [String: SQLValue] {
    [
      "municipality": place, "record": .text(entry.record.text), "version": .integer(entry.version),
      "id": .text(entry.id.text), "type": .text(entry.event.type), "day": .integer(Int64(entry.day.ordinal)),
      "written_at": .integer(entry.writtenAt.milliseconds), "staff": .text(entry.author.staff.text),
      "author_name": .text(entry.author.name), "author_role": .text(entry.author.role),
      "author_unit": .text(entry.author.unit.text), "on_behalf_of": .text(entry.author.onBehalfOf),
      "authority": .text(entry.authority), "edition": .text(entry.edition),
      "payload": try StoredText.encode(entry.event),
    ]
  }

  private func person(_ stream: Stream) -> [String: SQLValue] {
    var row: [String: SQLValue] = [
      "municipality": place, "record": .text(stream.record.text), "given_name": .text("Ola"),
      "family_name": .text("Nordmann"), "display_name": .text("Ola Nordmann"), "national_id": .text("01815012345"),
      "phone": .text("90909090"), "responsible_name": .text(""), "risk_level": .text("high"),
      "risk_name": .text("selvmordsrisiko"), "instrument": .text("phq-9"), "latest_score": .integer(21),
      "discuss": .text(Self.secret), "sort_name": .text("nordmann ola"), "id_key": .text("01815012345"),
      "phone_key": .text("90909090"),
    ]
    for column in ["protected_address", "overdue", "due", "missing_must", "risk_raised", "places_changed"] {
      row[column] = .integer(0)
    }
    row["is_open"] = .integer(1)
    return row
  }

  private func enquiry() -> [String: SQLValue] {
    [
      "municipality": place, "id": .text("h"), "received": .integer(1_000), "urgency": .text("today"),
      "channel": .text("phone"), "display_name": .text("Liv"), "words": .text(Self.secret), "from_whom": .text("mor"),
      "danger_open": .integer(0), "danger_handled": .text(""), "handler_name": .text(""), "call_attempts": .integer(0),
      "urgency_rank": .integer(1), "is_open": .integer(1), "is_waiting": .integer(1),
    ]
  }

  private func streams(_ count: Int) -> [Stream] {
    (0..<count).map { number in
      var stream = Stream("r\(number)")
      _ = stream.add(contact(Self.secret), .contactHeld(Contact(form: .homeVisit, note: "hjemme")))
      return stream
    }
  }

  @Test(arguments: [1, 6])
  func `A database of an earlier release is sealed whole, and loses nothing`(_ schema: Int) async throws {
    let database = try EngineKind.sqlite.database()
    let streams = streams(230)
    try await old(database, schema: schema, streams)
    let store = try database.store()
    try await store.unlock()
    try await expect(store, streams)
    if schema == 1 {
      // What lists show more of than then is derived anew at the next look.
      #expect(try await store.person(streams[0].record)?.overdueSince == nil)
      #expect(try await store.aging(through: firstDay, after: nil, limit: 300).count == streams.count)
    }
    // Again is nothing: what is sealed is not sealed once more.
    let again = try database.store()
    try await again.unlock()
    try await expect(again, streams)
    try await database.engine().scrub(all: false)
    let folder = database.directory
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let bytes = try Data(contentsOf: folder.appending(path: file))
      #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "the words are still in \(file)")
    }
  }

  @Test func `A sealing that is stopped halfway goes on where it was`() async throws {
    let database = try EngineKind.sqlite.database()
    let streams = streams(230)
    try await old(database, schema: 6, streams)
    do {
      let (engine, place) = (try database.engine(), place)
      let seals = SealRing(engine, "0001", testKeys)
      let own = try await seals.own()
      let sealing = PlainSealing(municipality: place, own: own, seals: seals)
      for step in [PlainSealing.Step.records, .persons] {
        try await engine.transaction { connection in
          let batch = try sealing.next(step, from: "", connection)
          #expect(batch.count == 100)
          try JournalHead.add(batch.change, own, connection, place)
        }
      }
    }
    let store = try database.store()
    try await store.unlock()
    try await expect(store, streams)
  }

  private func expect(_ store: JournalStore, _ streams: [Stream]) async throws {
    let report = try await store.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults.prefix(3))")
    #expect((report.streams, report.entries) == (streams.count + 1, streams.count * 2 + 1))
    for stream in [streams[0], streams[117], streams[229]] {
      #expect(try await store.journal(of: stream.record) == stream.entries)
      #expect(try await store.state(of: stream.record) == CaseState(replaying: stream.entries))
      let row = try #require(try await store.person(stream.record))
      #expect(row.nationalID == "01815012345" && row.phone == "90909090" && row.discuss == Self.secret)
      #expect(row.riskLevel == "high" && row.instrument == "phq-9" && row.latestScore == 21)
      let draft = try await store.draft(DraftKey(record: stream.record, form: "f"))
      #expect(draft?.fields == ["notat": [Self.secret]])
    }
    #expect(try await store.find(.phone("90909090"), limit: 300).count == streams.count)
    #expect(try await store.find(.nationalID("01815012345"), limit: 300).count == streams.count)
    let tasks = try await store.tasks(of: StaffID("kari"), dueBy: Day(ordinal: 20_000), after: nil, limit: 300)
    #expect(tasks.rows.count == streams.count && tasks.rows.allSatisfy { $0.row.what == Self.secret })
    let queue = try await store.queue(after: nil, limit: 5).rows
    #expect(queue.map(\.words) == [Self.secret] && queue.map(\.from) == ["mor"])
    #expect(try await store.enquiry(RecordID("h"))?.enquiry.words == "Orker ikke mer")
    let outreach = try await store.points(.outreach, on: [firstDay.adding(days: 10)])
    #expect(outreach.first?.part == streams.count)
  }
}

extension Connection {
  fileprivate func insert(_ table: String, _ row: [String: SQLValue]) throws {
    let columns = row.keys.sorted()
    try run(
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))",
      columns.compactMap { row[$0] })
  }
}

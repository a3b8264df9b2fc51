internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import TestChance
internal import Testing

@testable internal import Store

/// What happens to the file itself: it is torn, moved, copied while somebody writes.
@Suite struct DiskDrill {
  @Test func `A database file that is moved away takes no writes, and takes them again when it is back`() async throws {
    let database = try EngineKind.sqlite.database()
    let store = try database.store()
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("før"))))
    let away = database.path + ".borte"
    try FileManager.default.moveItem(atPath: database.path, toPath: away)
    let lost = stream.change([contact("kan ikke bli borte")])
    do throws(StoreFailure) {
      try await store.write(Write(changes: [lost], key: "k"))
      Issue.record("acknowledged, in a file that nobody would find")
    } catch {
      guard case .unavailable(let text) = error else { throw error }
      #expect(text.contains("flyttet"))
    }
    // Nor into another file in its place.
    try Data().write(to: URL(filePath: database.path))
    await #expect(throws: StoreFailure.self) { try await store.write(Write(changes: [lost], key: "k")) }
    try FileManager.default.removeItem(atPath: database.path)
    try FileManager.default.moveItem(atPath: away, toPath: database.path)
    try await store.write(Write(changes: [lost], key: "k"))
    #expect(try await database.store().journal(of: stream.record).count == 2)
    #expect(try await store.checkChains().faults.isEmpty)
  }

  @Test func `A torn file is told as damaged, or reads whole: never as something else than was written`() async throws {
    let whole = try EngineKind.sqlite.database()
    var streams = (0..<12).map { Stream("r\($0)") }
    do {
      let store = try whole.store()
      for index in streams.indices {
        for number in 0..<5 { try await store.write(Write(streams[index].add(contact("linje \(number)")))) }
      }
      try await whole.engine().scrub(all: false)
    }
    let bytes = try Data(contentsOf: URL(filePath: whole.path))
    let pages = bytes.count / 4096
    var chance = SeededGenerator(seed: 28)
    var damaged = 0
    for trial in 0..<36 {
      let torn = try EngineKind.sqlite.database()
      var copy = bytes
      switch trial % 3 {
      case 0: copy = copy.prefix(Int.random(in: 1..<bytes.count, using: &chance))
      case 1:
        let start = Int.random(in: 0..<pages, using: &chance) * 4096
        for place in start..<start + 4096 { copy[place] = UInt8.random(in: 0...255, using: &chance) }
      default:
        let place = Int.random(in: 100..<bytes.count, using: &chance)
        copy[place] ^= 1 << UInt8.random(in: 0...7, using: &chance)
      }
      try copy.write(to: URL(filePath: torn.path))
      if try await isTold(torn, streams) { damaged += 1 }
    }
    #expect(damaged >= 18, "only \(damaged) of 36 were seen")
  }

  /// Whether the damage is told, by a failure or by the check; all that is read without must be as it was written.
  private func isTold(_ torn: TestDatabase, _ streams: [Stream]) async throws -> Bool {
    do {
      let store = try torn.store()
      try await store.unlock()
      var isTold = false
      for stream in streams {
        do throws(StoreFailure) {
          let journal = try await store.journal(of: stream.record)
          if journal.isEmpty || journal.count < stream.entries.count { isTold = try await hasFaults(store) }
          #expect(zip(journal, stream.entries).allSatisfy { $0 == $1 }, "read as something else than was written")
        } catch {
          isTold = true
        }
      }
      if isTold { return true }
      return try await hasFaults(store)
    } catch is StoreFailure {
      return true
    }
  }

  private func hasFaults(_ store: JournalStore) async throws(StoreFailure) -> Bool {
    try await !store.checkChains().faults.isEmpty
  }

  /// Each engine, and each that a copy of it is laid back on.
  private static let ways = EngineKind.allCases.flatMap { from in EngineKind.allCases.map { (from, $0) } }

  @Test(arguments: ways)
  func `A copy taken while many write is of one instant, whole, and opens elsewhere`(
    _ kind: EngineKind, _ to: EngineKind
  ) async throws {
    let database = try kind.database()
    let store = try database.store()
    try await store.claim(for: .real)
    var before = Stream("før")
    try await store.write(Write(before.add(contact("står i kopien"))))
    let copy = try EngineKind.sqlite.database()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          var stream = Stream("r\(writer)")
          for number in 0..<40 { try await store.write(Write(stream.add(contact("\(number)")))) }
        }
      }
      group.addTask {
        try await Task.sleep(for: .milliseconds(5))
        try await store.backup(to: copy.path)
      }
      try await group.waitForAll()
    }
    let opened = try copy.store()
    let head = try await opened.journalHead().head
    let target = try to.database().engine()
    try await opened.copy(to: target)
    let restored = JournalStore(engine: target, municipality: MunicipalityID("0001"))
    try await restored.unlock()
    #expect(try await restored.purpose() == .real)
    #expect(try await restored.journalHead().head == head)
    let report = try await restored.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(try await restored.journal(of: before.record) == before.entries)
    for (record, state) in try await restored.records(after: nil, limit: 100) {
      let (copied, all) = (try await restored.journal(of: record), try await store.journal(of: record))
      #expect(Array(all.prefix(copied.count)) == copied)
      #expect(state == CaseState(replaying: copied))
    }
    #expect(try await restored.journalHead().head == report.head)
  }

  @Test func `A clock that jumps changes no order and breaks no chain`() async throws {
    let database = try EngineKind.sqlite.database()
    let store = try database.store()
    let record = RecordID("r")
    var (entries, state) = ([Entry](), CaseState())
    for (index, time) in [5_000, 1_000, 9_000_000_000_000, -62_000_000_000, 5_000, 0].enumerated() {
      let written = Entry(
        id: EntryID("e\(index)"), record: record, version: index + 1, day: firstDay,
        writtenAt: Moment(milliseconds: Int64(time)), author: author, authority: "", edition: "",
        event: contact("nr \(index)"))
      state.apply(written)
      entries.append(written)
      let rows = PersonRows(
        person: PersonRow(record: record, displayName: "Ola"), findings: [], tasks: [], appointments: [], measures: [])
      try await store.write(
        Write(Change(record: record, expecting: index, entries: [written], folded: .person(state, rows))))
    }
    #expect(try await store.journal(of: record) == entries)
    #expect(try await store.entries(of: record, EntryFilter(limit: 3)).map(\.version) == [6, 5, 4])
    #expect(try await store.checkChains().faults.isEmpty)
  }
}

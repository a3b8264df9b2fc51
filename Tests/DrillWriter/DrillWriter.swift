internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Seals
internal import Store

/// A node that the drills start, and kill: it writes through the store and says what has been acknowledged.
///
///     DrillWriter storm <engine> <database> <key file> <name>      writes in records of its own until it is killed
///     DrillWriter share <engine> <database> <key file> <name> <n>  writes n entries into the record that all share
///
/// The engine is `sqlite` with a file, or `postgres` with an address.
@main struct DrillWriter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 6 else { exit(64) }
    let engine: any Engine
    switch arguments[2] {
    case "sqlite": engine = try SQLiteEngine(path: arguments[3])
    case "postgres": engine = try PostgresEngine(url: arguments[3])
    default: exit(64)
    }
    let store = JournalStore(
      engine: engine, municipality: MunicipalityID("0001"), keys: KeyFile(path: arguments[4]))
    try await store.unlock()
    let node = Node(store: store, name: arguments[5])
    switch arguments[1] {
    case "storm": try await node.storm(writers: 4)
    case "share": try await node.share(Int(arguments.last ?? "") ?? 0)
    default: exit(64)
    }
  }
}

private struct Node: Sendable {
  let store: JournalStore
  let name: String

  func storm(writers: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          var number = 0
          while true {
            number += 1
            try await add("\(number)", to: RecordID("\(name)-\(writer)"))
            // Every third goes where all write, and must give way to the others.
            if number.isMultiple(of: 3) { try await add("\(writer).\(number)", to: RecordID("felles")) }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  func share(_ count: Int) async throws {
    for number in 0..<count { try await add("\(number)", to: RecordID("felles")) }
  }

  /// False when somebody else was there first.
  private func isWritten(_ change: Change) async throws -> Bool {
    do {
      try await store.write(Write(changes: [change]))
      return true
    } catch StoreFailure.conflict(_) {
      return false
    }
  }

  /// Writes one entry after whatever stands there, and says so when it is durable.
  private func add(_ note: String, to record: RecordID) async throws {
    while true {
      var state = try await store.state(of: record) ?? CaseState()
      let version = state.version + 1
      let entry = Entry(
        id: EntryID("\(name)-\(note)"), record: record, version: version, day: Day(ordinal: 20_000),
        writtenAt: Moment(milliseconds: 1_800_000_000_000),
        author: Author(staff: StaffID(name), name: name, role: "behandler", unit: UnitID("u")), authority: "øvelse",
        edition: "2024", event: .contactHeld(Contact(form: .met, note: note)))
      state.apply(entry)
      let rows = PersonRows(
        person: PersonRow(record: record, displayName: name), findings: [], tasks: [], appointments: [], measures: [])
      let change = Change(
        record: record, expecting: version - 1, entries: [entry], folded: .person(state, rows))
      guard try await isWritten(change) else { continue }
      // One line in one write, so that a kill cannot leave half of it.
      let line = Array("\(record) \(version) \(entry.id)\n".utf8)
      _ = line.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      return
    }
  }
}

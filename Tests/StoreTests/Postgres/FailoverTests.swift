internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Store
internal import Synchronization
internal import Testing

/// The primary dies under load and its standby takes over: nothing acknowledged is lost, nothing is written twice, and
/// the same program goes on.
@Suite(.serialized) struct FailoverTests {
  @Test(.timeLimit(.minutes(4)))
  func `A killed primary loses no acknowledged entry, and the store finds the standby by itself`() async throws {
    let primary = try PostgresServer.started(.durable)
    let address = try primary.database()
    let name = PostgresServer.name(in: address)
    let standby = try PostgresServer.standby(of: primary)
    try primary.asAdministrator("ALTER SYSTEM SET synchronous_standby_names = '*'")
    try primary.asAdministrator("SELECT pg_reload_conf()")
    while try primary.asAdministrator("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") != "1" {
      try await Task.sleep(for: .milliseconds(50))
    }
    let engine = try PostgresEngine(url: primary.address(name, and: [standby]))
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    let log = AcknowledgedLog()
    let load = Task {
      await withTaskGroup(of: Void.self) { group in
        for writer in 0..<16 { group.addTask { await write(as: writer, to: store, log) } }
      }
    }
    try await log.grows(beyond: 50)
    let before = log.count
    #expect(before > 50, "there was no load to speak of")
    try primary.kill()
    let killed = ContinuousClock.now
    try standby.promote()
    while log.lastTime < killed, ContinuousClock.now - killed < .seconds(30) {
      try await Task.sleep(for: .milliseconds(20))
    }
    // Which is also after the last that the primary could have acknowledged.
    #expect(log.lastTime > killed && log.lastTime - killed < .seconds(30))
    try await log.grows(beyond: before + 50)
    log.stop()
    await load.value
    #expect(log.count > before + 50, "the service is not back")
    var lost = 0
    for (record, acknowledged) in log.all {
      let journal = try await store.journal(of: record)
      lost += Set(acknowledged).subtracting(journal.map(\.id)).count
      #expect(Set(journal.map(\.id)).count == journal.count)
      #expect(journal.map(\.version) == Array(1...journal.count))
      // The writer has acknowledged each of its own before the next, so there is nothing more either.
      #expect(journal.map(\.id) == acknowledged)
      #expect(try await store.state(of: record) == CaseState(replaying: journal))
    }
    #expect(lost == 0)
  }

  /// Writes one entry after another, each again under the same key until it is acknowledged.
  private func write(as writer: Int, to store: JournalStore, _ log: AcknowledgedLog) async {
    var stream = Stream("r\(writer)")
    while !log.isStopped {
      let change = stream.change([contact("\(stream.entries.count)")])
      let write = Write(changes: [change], key: "k\(writer)-\(stream.entries.count)")
      var isWritten = false
      while !isWritten {
        do throws(StoreFailure) {
          try await store.write(write)
          isWritten = true
        } catch .alreadyDone {
          // What nobody knew the outcome of had been written.
          isWritten = true
        } catch {
          try? await Task.sleep(for: .milliseconds(20))
        }
      }
      stream.entries += change.entries
      log.acknowledge(change.entries)
    }
  }
}

/// What the writers have been told is written.
private final class AcknowledgedLog: Sendable {
  private struct State {
    var entries: [RecordID: [EntryID]] = [:]
    var count = 0
    var last = ContinuousClock.now
    var isStopped = false
  }

  private let state = Mutex(State())

  func acknowledge(_ entries: [Entry]) {
    state.withLock { state in
      for entry in entries { state.entries[entry.record, default: []].append(entry.id) }
      state.count += entries.count
      state.last = ContinuousClock.now
    }
  }

  func stop() { state.withLock { $0.isStopped = true } }

  /// Waits for as many, on a machine that may have much else to do.
  func grows(beyond many: Int) async throws {
    let began = ContinuousClock.now
    while count <= many, ContinuousClock.now - began < .seconds(40) { try await Task.sleep(for: .milliseconds(20)) }
  }

  var isStopped: Bool { state.withLock(\.isStopped) }
  var count: Int { state.withLock(\.count) }
  var lastTime: ContinuousClock.Instant { state.withLock(\.last) }
  var all: [RecordID: [EntryID]] { state.withLock(\.entries) }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// Many who write at once share a commit, and each still gets the truth about their own write.
@Suite struct CommitContract {
  @Test(arguments: EngineKind.allCases)
  func `Every acknowledged write of 64 at once is there, also after reopening`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<64 {
        group.addTask {
          var stream = Stream("r\(writer)")
          for number in 0..<5 { try await store.write(Write(stream.add(contact("\(number)")))) }
        }
      }
      try await group.waitForAll()
    }
    for opened in [store, try database.store()] {
      let records = try await opened.records(after: nil, limit: 100)
      #expect(records.count == 64)
      #expect(records.allSatisfy { $0.1.version == 5 && $0.1.contactCount == 5 })
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Of 64 who write to one record at once, one wins each version and the rest are told`(
    _ kind: EngineKind
  ) async throws {
    let store = try kind.database().store()
    let outcomes = await withTaskGroup(of: StoreFailure?.self) { group in
      for writer in 0..<64 {
        group.addTask {
          do throws(StoreFailure) {
            try await store.write(Write(Stream("r").change([contact("\(writer)")]), key: "k\(writer)"))
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == nil } == 1)
    #expect(outcomes.count { $0 == .conflict(current: 1) } == 63)
    #expect(try await store.journal(of: RecordID("r")).count == 1)
  }

  @Test(arguments: EngineKind.allCases)
  func `A write that the database itself refuses fails alone`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var first = Stream("r")
    try await store.write(Write(first.add(contact("en"))))
    // The same entry id at the next version: only the database's own rule can see it.
    let copy = Entry(
      id: first.entries[0].id, record: first.record, version: 2, day: firstDay, writtenAt: Moment(milliseconds: 1),
      author: author, authority: "", edition: "", event: contact("to"))
    let refused = Change(
      record: first.record, expecting: 1, entries: [copy],
      folded: .person(CaseState(replaying: first.entries + [copy]), first.rows))
    let failures = await withTaskGroup(of: Bool.self) { group in
      for writer in 0..<20 {
        let change = writer == 7 ? refused : Stream("ny\(writer)").change([contact("x")])
        group.addTask {
          do { try await store.write(Write(change)) } catch { return true }
          return false
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(failures == 1)
    #expect(try await store.records(after: nil, limit: 100).count == 20)
    #expect(try await store.journal(of: first.record) == first.entries)
  }

  @Test(arguments: EngineKind.allCases)
  func `A write goes on when the one who asked for it has gone away`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let gone = Task { try await store.write(Write(Stream("r").change([contact("x")]))) }
    gone.cancel()
    try? await gone.value
    #expect(try await store.journal(of: RecordID("r")).count == 1)
  }
}

internal import Casework
internal import Desk
internal import Store
internal import Testing

/// What is held back and written as one is the same record as when each thing is written by itself.
@Suite struct GatheringContract {
  @Test(arguments: EngineKind.allCases)
  func `What is held back is seen by the one who wrote it, and by others when it is kept`(
    _ kind: EngineKind
  ) async throws {
    let store = try kind.database().store()
    let gathering = store.gathering()
    var stream = Stream("r")
    for number in 0..<5 { try await gathering.write(Write(stream.add(contact("\(number)")))) }
    try await gathering.write(Write(try received("h")))
    #expect(try await gathering.state(of: stream.record)?.contactCount == 5)
    #expect(try await gathering.enquiry(RecordID("h"))?.enquiry.words == "Orker ikke mer")
    #expect(try await store.state(of: stream.record) == nil)
    #expect(try await store.enquiry(RecordID("h")) == nil)

    try await gathering.keepGathered()
    #expect(try await store.state(of: stream.record) == CaseState(replaying: stream.entries))
    #expect(try await store.journal(of: stream.record).map(\.id) == stream.entries.map(\.id))
    #expect(try await store.enquiry(RecordID("h")) != nil)
    // Nothing is written twice, and the stream goes on from where it is.
    try await gathering.keepGathered()
    try await store.write(Write(stream.add(contact("siste"))))
    #expect(try await store.journal(of: stream.record).count == 6)
  }

  @Test(arguments: EngineKind.allCases)
  func `Whoever asks for the journal gets it with what was held back`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let gathering = store.gathering()
    var stream = Stream("r")
    try await gathering.write(Write(stream.add(contact("en"), contact("to"))))
    #expect(try await gathering.journal(of: stream.record).count == 2)
    #expect(try await store.journal(of: stream.record).count == 2)
  }

  @Test(arguments: EngineKind.allCases)
  func `A form's key is claimed at once, with all that was held back before it`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let gathering = store.gathering()
    var stream = Stream("r")
    try await gathering.write(Write(stream.add(contact("en"))))
    try await gathering.write(Write(stream.add(contact("to")), key: "k"))
    #expect(try await store.journal(of: stream.record).count == 2)
    await #expect(throws: StoreFailure.alreadyDone(record: stream.record)) {
      try await store.write(Write(stream.change([contact("tre")]), key: "k"))
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A write that does not go on from what is held back, or from what others wrote, is refused`(
    _ kind: EngineKind
  ) async throws {
    let store = try kind.database().store()
    let gathering = store.gathering()
    var stream = Stream("r")
    try await gathering.write(Write(stream.add(contact("en"))))
    await #expect(throws: StoreFailure.conflict(current: 1)) {
      try await gathering.write(Write(Stream("r").change([contact("samtidig")])))
    }
    try await store.write(Write(Stream("r").change([contact("en annen var først")])))
    await #expect(throws: StoreFailure.conflict(current: 1)) { try await gathering.keepGathered() }
    #expect(try await store.journal(of: stream.record).count == 1)
  }
}

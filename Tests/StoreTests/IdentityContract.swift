internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Identity
internal import Store
internal import Testing

/// A restart logs nobody out, and a form sent too late is there when its owner is back.
@Suite struct IdentityContract {
  private let kari = StaffActor(
    id: StaffID("kari"), name: "Kari Ås", role: .teamLead, unit: UnitID("psyk"), unitName: "Psykisk helse",
    municipality: MunicipalityID("0001"), certificates: ["phq-9", "audit"])

  private func at(_ minutes: Int) -> Moment { Moment(milliseconds: 1_800_000_000_000).adding(minutes: minutes) }

  @Test(arguments: EngineKind.allCases)
  func `A log-in outlives a restart, is seen, and ends once`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    var session = Session(
      id: "s", tokenDigest: "digest", actor: kari, csrf: "hemmelig", created: at(0), lastSeen: at(0))
    try await store.sessions.add(session)
    try await store.sessions.seen(tokenDigest: "digest", at: at(3))
    session.lastSeen = at(3)
    #expect(try await database.store().sessions.session(tokenDigest: "digest") == session)
    try await store.sessions.end(tokenDigest: "digest", at: at(4))
    try await store.sessions.end(tokenDigest: "digest", at: at(9))
    session.ended = at(4)
    #expect(try await store.sessions.session(tokenDigest: "digest") == session)
    #expect(try await store.sessions.session(tokenDigest: "annen") == nil)
    #expect(try await database.store("0002").sessions.session(tokenDigest: "digest") == nil)
    let later = Session(
      id: "t", tokenDigest: "ny", actor: kari, csrf: "x", created: at(60 * 24 * 31), lastSeen: at(60 * 24 * 31))
    try await store.sessions.add(later)
    #expect(try await store.sessions.session(tokenDigest: "digest") == nil, "a month old and forgotten")
    #expect(try await store.sessions.session(tokenDigest: "ny") == later)
  }

  @Test(arguments: EngineKind.allCases)
  func `A parked form waits an hour, for its owner only, with its fields in order`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let form = ParkedForm(
      id: "f", path: "/arbeid/ny",
      fields: [
        .init(name: "b", value: "æ\u{0}\n👩‍👩‍👧"), .init(name: "a", value: ""),
        .init(name: "b", value: "to"),
      ], actorID: kari.id, parked: at(0))
    try await store.parkedForms.park(form)
    for _ in 0..<2 { #expect(try await store.parkedForms.form(id: "f", of: kari.id, at: at(59)) == form) }
    #expect(try await store.parkedForms.form(id: "f", of: StaffID("per"), at: at(1)) == nil)
    #expect(try await store.parkedForms.form(id: "f", of: kari.id, at: at(60)) == nil)
    let next = ParkedForm(id: "g", path: "/", fields: [], actorID: kari.id, parked: at(61))
    try await store.parkedForms.park(next)
    #expect(try await store.parkedForms.form(id: "f", of: kari.id, at: at(1)) == nil, "swept away")
    #expect(try await store.parkedForms.form(id: "g", of: kari.id, at: at(62)) == next)
  }
}

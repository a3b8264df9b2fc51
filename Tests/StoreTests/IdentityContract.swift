internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Identity
internal import Testing

@testable internal import Store

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
      id: "s", tokenDigest: "digest", holder: .staff(kari), csrf: "hemmelig", created: at(0), lastSeen: at(0))
    try await store.sessions.add(session)
    try await store.sessions.seen(tokenDigest: "digest", at: at(3))
    session.lastSeen = at(3)
    #expect(try await database.store().sessions.session(tokenDigest: "digest") == session)
    try await store.sessions.end(tokenDigest: "digest", at: at(4))
    try await store.sessions.end(tokenDigest: "digest", at: at(9))
    session.ended = at(4)
    #expect(try await store.sessions.session(tokenDigest: "digest") == session)
    #expect(try await store.sessions.session(tokenDigest: "annen") == nil)
    if kind == .postgres {
      #expect(try await database.store("0002").sessions.session(tokenDigest: "digest") == nil)
    }
    let later = Session(
      id: "t", tokenDigest: "ny", holder: .staff(kari), csrf: "x", created: at(60 * 24 * 31), lastSeen: at(60 * 24 * 31)
    )
    try await store.sessions.add(later)
    #expect(try await store.sessions.session(tokenDigest: "digest") == nil, "a month old and forgotten")
    #expect(try await store.sessions.session(tokenDigest: "ny") == later)
  }

  @Test(arguments: EngineKind.allCases)
  func `A holder's seal moved to another log-in opens nothing, also where both were seen just before`(
    _ kind: EngineKind
  ) async throws {
    let database = try kind.database()
    let store = try database.store()
    for (id, digest) in [("s", "en"), ("t", "to")] {
      try await store.sessions.add(
        Session(id: id, tokenDigest: digest, holder: .staff(kari), csrf: id, created: at(0), lastSeen: at(0)))
      #expect(try await store.sessions.session(tokenDigest: digest)?.id == id)
    }
    try await store.engine.transaction { connection in
      try connection.run(
        """
        UPDATE session SET sealed = (SELECT sealed FROM session WHERE token_digest = 'en')
        WHERE token_digest = 'to' AND municipality = ?
        """, [.text("0001")])
    }
    #expect(try await store.sessions.session(tokenDigest: "en")?.id == "s")
    await #expect(throws: (any Error).self) { try await store.sessions.session(tokenDigest: "to") }
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

  @Test(arguments: EngineKind.allCases)
  func `Log-ins are found by holder, by kind and by what they rest on at the provider`(_ kind: EngineKind) async throws
  {
    let store = try kind.database().store()
    let person = SessionHolder.person(PersonActor(nationalID: "10915596784", name: "Kari Ås"))
    func add(_ id: String, _ holder: SessionHolder, _ provider: ProviderSession?, _ minutes: Int) async throws
      -> Session
    {
      let session = Session(
        id: id, tokenDigest: "digest-\(id)", holder: holder, csrf: "x", place: "Firefox på Linux", provider: provider,
        created: at(minutes), lastSeen: at(minutes))
      try await store.sessions.add(session)
      return session
    }
    let one = try await add("1", .staff(kari), ProviderSession(issuer: "i", subject: "k", id: "s1"), 0)
    let two = try await add("2", .staff(kari), nil, 1)
    let mine = try await add("3", person, ProviderSession(issuer: "j", subject: "k", id: "s1"), 2)
    #expect(try await store.sessions.sessions(of: .staff, key: "kari") == [two, one])
    #expect(try await store.sessions.sessions(of: .person, key: person.key) == [mine])
    #expect(try await store.sessions.sessions(of: .person, key: "kari") == [])
    #expect(try await store.sessions.sessions(of: .staff, seenSince: at(1)) == [two])
    #expect(try await store.sessions.sessions(restingOn: .session(issuer: "i", id: "s1")) == [one])
    #expect(try await store.sessions.sessions(restingOn: .subject(issuer: "j", subject: "k")) == [mine])
    try await store.sessions.end(tokenDigest: "digest-1", at: at(3))
    #expect(try await store.sessions.sessions(of: .staff, key: "kari") == [two])
    #expect(try await store.sessions.sessions(restingOn: .session(issuer: "i", id: "s1")) == [])
  }

  @Test(arguments: EngineKind.allCases)
  func `An attempt to log in is taken once, also when two answers come at the same time`(_ kind: EngineKind)
    async throws
  {
    let database = try kind.database()
    let store = try database.store()
    func attempt(_ digest: String, _ minutes: Int) -> SignInAttempt {
      SignInAttempt(
        stateDigest: digest, browserDigest: "b", kind: .person, nonce: "n", verifier: "v", destination: "/arbeid/æ",
        parked: "ab12", started: at(minutes), mustBeFresh: true)
    }
    try await store.signInAttempts.add(attempt("a", 0))
    if kind == .postgres {
      #expect(try await database.store("0002").signInAttempts.take(stateDigest: "a", browserDigest: "b") == nil)
    }
    #expect(try await store.signInAttempts.take(stateDigest: "a", browserDigest: "x") == nil)
    let taken = try await withThrowingTaskGroup(of: SignInAttempt?.self) { group in
      for _ in 0..<8 { group.addTask { try await store.signInAttempts.take(stateDigest: "a", browserDigest: "b") } }
      return try await group.reduce(into: [SignInAttempt]()) { all, one in if let one { all.append(one) } }
    }
    #expect(taken == [attempt("a", 0)])
    try await store.signInAttempts.add(attempt("b", 0))
    try await store.signInAttempts.add(attempt("c", 31))
    #expect(try await store.signInAttempts.take(stateDigest: "b", browserDigest: "b") == nil, "too old, and swept away")
    #expect(try await store.signInAttempts.take(stateDigest: "c", browserDigest: "b") == attempt("c", 31))
  }

  @Test(arguments: EngineKind.allCases)
  func `Log-ins end together with the line that says who ended them`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let store = try database.store()
    let sessions = (1...2).map { number in
      Session(
        id: "\(number)", tokenDigest: "d\(number)", holder: .staff(kari), csrf: "x", created: at(0), lastSeen: at(0))
    }
    for session in sessions { try await store.sessions.add(session) }
    func event(_ kind: SignInEvent.Kind, _ unit: String, _ minutes: Int) -> SignInEvent {
      SignInEvent(
        kind, by: "leder", byName: "Tone Leder", whom: "kari", whomName: "Kari Ås", unit: UnitID(unit), count: 2,
        at: at(minutes))
    }
    let first = event(.endedByLeader, "psyk", 1)
    try await store.sessions.end(sessions, noting: first)
    for session in sessions {
      #expect(try await store.sessions.session(tokenDigest: session.tokenDigest)?.ended == at(1))
    }
    let second = event(.figuresFetched, "", 2)
    try await store.sessions.note(second)
    let all = SignInEvent.Kind.allCases
    #expect(try await database.store().sessions.events(all, of: nil, limit: 9) == [second, first])
    #expect(try await store.sessions.events(all, of: nil, limit: 1) == [second])
    #expect(try await store.sessions.events(SignInEvent.Kind.endings, of: nil, limit: 1) == [first])
    #expect(try await store.sessions.events(all, of: UnitID("psyk"), limit: 9) == [first])
    if kind == .postgres {
      #expect(try await database.store("0002").sessions.events(all, of: nil, limit: 9) == [])
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `One that has run out is ended and written down by one of the machines that find it`(_ kind: EngineKind)
    async throws
  {
    let database = try kind.database()
    let (here, there) = (try database.store(), try database.store())
    func add(_ name: String, _ minutes: Int) async throws -> Session {
      let session = Session(
        id: name, tokenDigest: name, holder: .staff(kari), csrf: "x", created: at(minutes), lastSeen: at(minutes))
      try await here.sessions.add(session)
      return session
    }
    let (old, used, new) = (try await add("old", 0), try await add("used", 1), try await add("new", 50))
    #expect(try await there.sessions.sessions(notSeenSince: at(1), orBegunBy: at(-1)) == [used, old])
    #expect(try await there.sessions.sessions(notSeenSince: at(-1), orBegunBy: at(0)) == [old])
    func event(_ session: Session) -> SignInEvent {
      SignInEvent(.ranOut, by: "", byName: "", whom: "kari", whomName: "Kari Ås", count: 1, at: at(30))
    }
    let first = await withTaskGroup(of: Bool.self) { group in
      for store in [here, there, here, there] {
        group.addTask { [end = at(30), event = event(old)] in
          (try? await store.sessions.endRunOut(old, at: end, noting: event)) ?? false
        }
      }
      return await group.reduce(into: 0) { count, isFirst in if isFirst { count += 1 } }
    }
    #expect(first == 1)
    #expect(try await there.sessions.session(tokenDigest: "old")?.ended == at(30))
    #expect(try await there.sessions.events([.ranOut], of: nil, limit: 9) == [event(old)])
    try await there.sessions.seen(tokenDigest: "used", at: at(29))
    #expect(try await !here.sessions.endRunOut(used, at: at(31), noting: event(used)), "used in the meantime")
    try await there.sessions.end(tokenDigest: "new", at: at(51))
    #expect(try await !here.sessions.endRunOut(new, at: at(80), noting: event(new)), "ended by somebody")
    #expect(try await here.sessions.session(tokenDigest: "new")?.ended == at(51))
    #expect(try await here.sessions.events([.ranOut], of: nil, limit: 9).count == 1)
    if kind == .postgres {
      #expect(try await !database.store("0002").sessions.endRunOut(old, at: at(30), noting: event(old)))
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A proof is used once, whichever machine it is shown to`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let (here, there) = (try database.store(), try database.store())
    let first = try await withThrowingTaskGroup(of: Bool.self) { group in
      for store in [here, there, here, there] {
        group.addTask { [now = at(0), end = at(2)] in
          // Two at once may make the database ask one of them to come again: that is no second use either.
          (try? await store.usedProofs.isFirst("bevis", until: end, at: now)) ?? false
        }
      }
      return try await group.reduce(into: 0) { count, isFirst in if isFirst { count += 1 } }
    }
    #expect(first == 1)
    #expect(try await there.usedProofs.isFirst("bevis", until: at(2), at: at(1)) == false)
    #expect(try await there.usedProofs.isFirst("et annet", until: at(2), at: at(1)))
    if kind == .postgres {
      #expect(try await database.store("0002").usedProofs.isFirst("bevis", until: at(2), at: at(1)))
    }
    #expect(try await here.usedProofs.isFirst("bevis", until: at(9), at: at(3)), "out of date, and swept away")
  }

  @Test(arguments: EngineKind.allCases)
  func `A database is for a demonstration or for real people, and stays so`(_ kind: EngineKind) async throws {
    for (first, second) in [(DatabasePurpose.real, DatabasePurpose.demonstration), (.demonstration, .real)] {
      let database = try kind.database()
      try await database.store().claim(for: first)
      try await database.store().claim(for: first)
      await #expect(throws: StoreFailure.self) { try await database.store().claim(for: second) }
      await #expect(throws: StoreFailure.self) { try await database.store("0002").claim(for: second) }
      try await database.store().claim(for: first)
    }
    let old = try kind.database()
    try await old.store().sessions.add(
      Session(id: "s", tokenDigest: "d", holder: .staff(kari), csrf: "x", created: at(0), lastSeen: at(0)))
    await #expect(throws: StoreFailure.self, "in use before there were marks: a demonstration") {
      try await old.store().claim(for: .real)
    }
    try await old.store().claim(for: .demonstration)
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// Who calls is found, however the name is spelled, typed or abused.
@Suite struct SearchContract {
  private func filled(_ kind: EngineKind) async throws -> JournalStore {
    let store = try kind.database().store()
    let people: [(id: String, given: String, family: String)] = [
      ("1", "Håkon", "Ødegård"), ("2", "Åse Marie", "Nordmann"), ("3", "Ola", "Nordmann"), ("4", "André", "Strauß"),
      ("5", "🌻", "Ukjent"), ("6", "Robert'); DROP TABLE person;--", "O'Neil"), ("7", "100%", "A_B"),
      ("8", "Olav Ola", "Olsen"), ("9", "Ækki", "Þór"), ("10", "محمد", "علي"),
    ]
    for person in people {
      var stream = Stream(person.id, given: person.given, family: person.family)
      stream.rows.person.birthDate = Day(ordinal: 5_000 + Int32(person.id.count))
      stream.rows.person.nationalID = "018150 1234\(person.id.first ?? "0")"
      stream.rows.person.phone = "+47 900 00 00\(person.id.first ?? "0")"
      stream.rows.person.isOpen = person.id != "3"
      try await store.write(Write(stream.add(.registered(PersonDetails(givenName: person.given)))))
    }
    return store
  }

  @Test(arguments: EngineKind.allCases)
  func `The beginnings of names find a person, in any order and spelling`(_ kind: EngineKind) async throws {
    let store = try await filled(kind)
    let expected: [(typed: [String], found: [String])] = [
      (["Håkon"], ["1"]), (["haakon"], ["1"]), (["HAKON"], ["1"]), (["øde"], ["1"]), (["Odegaard", "hå"], ["1"]),
      (["A\u{30A}se"], ["2"]), (["nordmann"], ["2", "3"]), (["nordm", "å"], ["2"]), (["andre"], ["4"]),
      (["strauss"], ["4"]), (["straußi"], []), (["🌻"], ["5"]), (["ol"], ["8", "3"]), (["ola", "nord"], ["3"]),
      (["ola nord"], ["3"]), (["ækki"], ["9"]), (["thor"], ["9"]), (["محمد"], ["10"]), (["o'ne"], ["6"]),
      (["nobody"], []), (["Ola", "Nordmann", "Hansen"], []),
    ]
    for (typed, found) in expected {
      #expect(try await store.find(.names(typed), limit: 20).map(\.record.text) == found, "\(typed)")
    }
  }

  @Test(arguments: ["%", "_", "'", "\"", ";--", "' OR 1=1 --", "%%%", "\\", "", " ", "\u{0}", "..", "👍🏽%"])
  func `A sign that means something to a database means nothing in a name`(_ typed: String) async throws {
    let store = try await filled(.sqlite)
    #expect(try await store.find(.names([typed]), limit: 20).isEmpty)
    #expect(try await store.find(.names([typed, "ola"]), limit: 20).count <= 2)
    #expect(try await store.person(RecordID("1"))?.familyName == "Ødegård", "the table is still there")
  }

  @Test(arguments: EngineKind.allCases)
  func `Birth date, national id, phone and record find a person, however written`(_ kind: EngineKind) async throws {
    let store = try await filled(kind)
    #expect(try await store.find(.birthDate(Day(ordinal: 5_002)), limit: 20).map(\.record.text) == ["10"])
    #expect(try await store.find(.nationalID("01815012342"), limit: 20).map(\.record.text) == ["2"])
    #expect(try await store.find(.nationalID("018150 12342"), limit: 20).map(\.record.text) == ["2"])
    #expect(try await store.find(.phone("90000004"), limit: 20).map(\.record.text) == ["4"])
    #expect(try await store.find(.phone("0047 900 00 004"), limit: 20).map(\.record.text) == ["4"])
    #expect(try await store.find(.phone("ingen"), limit: 20).isEmpty)
    #expect(try await store.find(.nationalID(""), limit: 20).isEmpty)
    #expect(try await store.find(.record(RecordID("7")), limit: 20).map(\.displayName) == ["100% A_B"])
    #expect(try await store.find(.record(RecordID("finnes ikke")), limit: 20).isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `A new name replaces the old, and a closed record comes after the open`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r", given: "Kari", family: "Dahl")
    try await store.write(Write(stream.add(contact("1"))))
    stream.rows.person.familyName = "Berg"
    stream.rows.person.displayName = "Kari Berg"
    try await store.write(Write(stream.add(contact("2"))))
    var other = Stream("s", given: "Kari", family: "Aas")
    other.rows.person.isOpen = false
    try await store.write(Write(other.add(contact("1"))))
    #expect(try await store.find(.names(["dahl"]), limit: 20).isEmpty)
    #expect(try await store.find(.names(["kari"]), limit: 20).map(\.record.text) == ["r", "s"])
    stream.rows.person.isOpen = false
    try await store.refresh(stream)
    #expect(try await store.find(.names(["kari"]), limit: 20).count == 2)
    #expect(try await store.find(.names(["kari", "ber"]), limit: 20).first?.isOpen == false)
  }

  @Test func `Many namesakes are cut at the limit, each shown once`() async throws {
    let store = try EngineKind.sqlite.database().store()
    for number in 0..<30 {
      var stream = Stream("r\(number)", given: "Ola Olav Olaf", family: "Olsen \(number)")
      try await store.write(Write(stream.add(contact("x"))))
    }
    let found = try await store.find(.names(["ol"]), limit: 20).map(\.record)
    #expect(found.count == 20)
    #expect(Set(found).count == 20)
  }
}

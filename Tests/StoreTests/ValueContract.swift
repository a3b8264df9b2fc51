internal import Casework
internal import Desk
internal import Store
internal import Testing

/// Every kind of value comes back as it was kept, also those that one engine would keep in another way than the other.
@Suite struct ValueContract {
  @Test(arguments: EngineKind.allCases)
  func `Numbers, texts and bytes come back as they were, one by one and passing by`(_ kind: EngineKind) async throws {
    let engine = try kind.database().engine()
    let rows: [[SQLValue]] = [
      [.integer(1), .text(""), .integer(.max), .real(-0.1), .blob([])],
      [.integer(2), .text("'?' \"?\" æøå 👩‍👩‍👧 \\ \n"), .integer(.min), .real(1e300), .blob([0, 255, 0])],
      [.integer(3), .null, .null, .null, .null],
      [.integer(-4), .text(String(repeating: "lang ", count: 50_000)), .integer(0), .real(0), .blob([UInt8](0...255))],
    ]
    try await engine.transaction { connection in
      try connection.run(
        engine.dialect.defining(
          "CREATE TABLE odd (number INTEGER NOT NULL PRIMARY KEY, words TEXT, large BIGINT, share REAL, bytes BLOB)"),
        [])
      for row in rows { try connection.run("INSERT INTO odd VALUES (?, ?, ?, ?, ?)", row) }
    }
    let back = try await engine.read {
      try $0.rows("SELECT * FROM odd WHERE words <> '?' OR words IS NULL ORDER BY number", [])
    }
    #expect(Set(back.map(\.values)) == Set(rows))
    let (numbers, sizes) = try await engine.read { connection in
      var (numbers, sizes): ([Int64], [Int]) = ([], [])
      try connection.each("SELECT number, words FROM odd WHERE number > ? ORDER BY number", [.integer(Int64(-9))]) {
        row in
        numbers.append(try row.integer(0))
        sizes.append(try row.bytes(1) { $0.count })
      }
      return (numbers, sizes)
    }
    #expect(numbers == [-4, 1, 2, 3])
    #expect(sizes.first == 250_000 && sizes.last == 0)
  }

  @Test(arguments: EngineKind.allCases)
  func `Texts are ordered by their bytes, whatever language the database speaks`(_ kind: EngineKind) async throws {
    let engine = try kind.database().engine()
    let words = ["å", "Å", "a", "B", "ä", "z", "aa", "~", "_", "👩", "Z", "-a", "ø"]
    let sorted = try await engine.transaction { connection in
      try connection.run(engine.dialect.defining("CREATE TABLE word (word TEXT NOT NULL PRIMARY KEY)"), [])
      for word in words { try connection.run("INSERT INTO word VALUES (?)", [.text(word)]) }
      return try connection.rows("SELECT word FROM word ORDER BY word", []).map(\.values)
    }
    #expect(sorted == words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { [SQLValue.text($0)] })
    let after = try await engine.read {
      try $0.rows("SELECT word FROM word WHERE word > ? ORDER BY word LIMIT 1", [.text("Z")])
    }
    #expect(after.map(\.values) == [[SQLValue.text("_")]])
  }

  @Test(arguments: EngineKind.allCases)
  func `A passing that is broken off leaves the connection whole`(_ kind: EngineKind) async throws {
    struct Enough: Error {}
    let engine = try kind.database().engine()
    let found = try await engine.transaction { connection in
      try connection.run("CREATE TABLE many (number INTEGER NOT NULL PRIMARY KEY)", [])
      for number in 0..<1_000 { try connection.run("INSERT INTO many VALUES (?)", [.integer(Int64(number))]) }
      do {
        try connection.each("SELECT number FROM many ORDER BY number", []) { row in
          if try row.integer(0) == 10 { throw Enough() }
        }
      } catch is Enough {}
      return try connection.number("SELECT COUNT(*) FROM many")
    }
    #expect(found == 1_000)
  }

  @Test(arguments: EngineKind.allCases)
  func `What a savepoint undoes is undone alone, also what it would have told`(_ kind: EngineKind) async throws {
    struct Refusal: Error {}
    let engine = try kind.database().engine()
    var changes = engine.changes().makeAsyncIterator()
    if kind == .postgres { _ = await changes.next() }
    let numbers = try await engine.transaction { connection in
      try connection.run("CREATE TABLE few (number INTEGER NOT NULL PRIMARY KEY)", [])
      for number in 0..<4 {
        do {
          try connection.savepoint {
            try connection.run("INSERT INTO few VALUES (?)", [.integer(Int64(number))])
            try connection.tell(.record(RecordID("\(number)")))
            if number == 2 { throw Refusal() }
          }
        } catch is Refusal {}
      }
      return try connection.rows("SELECT number FROM few ORDER BY number", []).map(\.values)
    }
    #expect(numbers == [[.integer(Int64(0))], [.integer(Int64(1))], [.integer(Int64(3))]])
    for expected in ["0", "1", "3"] { #expect(await changes.next() == .record(RecordID(expected))) }
  }
}

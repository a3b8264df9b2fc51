internal import Foundation
internal import Testing

/// The rooms of the house and which may be imported where. Anything else fails here, before it becomes a habit.
private let arrows: [String: Set<String>] = [
  "CivilTime": [],
  "Casework": ["CivilTime"],
  "Instruments": ["CivilTime"],
  "Guidance": ["Casework", "CivilTime"],
  "Access": ["Casework", "CivilTime"],
  "Content": ["Casework", "CivilTime", "Desk", "Guidance", "Instruments", "Foundation", "Yams"],
  "Desk": ["Access", "Casework", "CivilTime", "Guidance", "Instruments", "Synchronization"],
  "Seals": ["Crypto", "Foundation"],
  "Store": [
    "Access", "Casework", "CivilTime", "Desk", "Guidance", "Identity", "Instruments", "Seals", "CPostgres", "Crypto",
    "Foundation", "GRDB", "Metrics", "Synchronization", "Tracing",
  ],
  "Identity": [
    "Access", "Casework", "CivilTime", "AsyncHTTPClient", "Crypto", "CryptoExtras", "Foundation", "NIOCore", "NIOHTTP1",
    "NIOPosix", "Synchronization",
  ],
  "Telemetry": ["CoreMetrics", "Foundation", "Instrumentation", "Logging", "Synchronization", "Tracing"],
  "Demonstration": [
    "Access", "Casework", "CivilTime", "Content", "Desk", "Guidance", "Instruments", "Synchronization",
  ],
]

@Suite struct ArrowTests {
  @Test("Each room imports only what the house allows", arguments: arrows.keys.sorted())
  func importsFollowTheArrows(room: String) throws {
    let allowed = try #require(arrows[room])
    for file in try SourceTree.swiftFiles(in: "Sources/\(room)") {
      for module in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path) imports \(module), which \(room) may not.")
      }
    }
  }

  @Test("The core asks no clock, no chance and no file")
  func coreIsPure() throws {
    let forbidden = [
      "Date()", "Date.now", "Clock.now", "Moment.now", ".now()", "ContinuousClock", ".random(", "FileManager",
      "URLSession", "getenv",
    ]
    for room in ["CivilTime", "Casework", "Instruments", "Guidance", "Access"] {
      for file in try SourceTree.swiftFiles(in: "Sources/\(room)") {
        for word in forbidden where file.code.contains(word) {
          Issue.record("\(file.path) uses \(word).")
        }
      }
    }
  }

  @Test("Only Content reads YAML, only Store speaks to the database, and cryptography has two rooms")
  func librariesHaveOneRoom() throws {
    let homes = [
      "Yams": ["Content"], "GRDB": ["Store"], "CPostgres": ["Store"], "CMalloc": ["Underveis"],
      "Crypto": ["Identity", "Seals", "Store"],
      "CryptoExtras": ["Identity"], "AsyncHTTPClient": ["Identity"],
    ]
    for file in try SourceTree.swiftFiles(in: "Sources") {
      for (library, rooms) in homes where file.imports.contains(library) {
        #expect(rooms.contains { file.path.hasPrefix("Sources/\($0)/") }, "\(file.path) imports \(library).")
      }
    }
  }

  @Test("No file grows past 400 lines")
  func filesAreSmall() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.swiftFiles(in: folder) {
        #expect(file.lineCount <= 400, "\(file.path) has \(file.lineCount) lines.")
      }
    }
  }

  @Test("Nothing traps outside tests")
  func nothingTraps() throws {
    for file in try SourceTree.swiftFiles(in: "Sources") {
      for word in ["try!", " as! ", "fatalError(", "preconditionFailure(", "TODO", "FIXME"] {
        #expect(!file.code.contains(word), "\(file.path) contains \(word).")
      }
    }
  }

  @Test("A number from a form or an address is bounded before anything counts with it")
  func numbersFromOutsideAreBounded() throws {
    for file in try SourceTree.swiftFiles(in: "Sources/Web/Pages") {
      for word in [
        "Int(form.", "Int(request.", "Int(query[", "Int(values[", "Int(try ", "Double(form.", "Double(request.",
      ] {
        #expect(!file.code.contains(word), "\(file.path) uses \(word)…): use asCount or FormReading.number.")
      }
    }
  }
}

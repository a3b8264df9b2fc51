import Casework
import Content
import Foundation
import Instruments
import Testing

@Suite("The questionnaires that are shipped hold what their sources say")
struct ContentTests {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "content/instruments").path()

  private static func library() throws -> InstrumentLibrary {
    try InstrumentLibrary(directory: directory)
  }

  @Test("All five are there, every case of every file holds, and each has cases enough to mean it")
  func cases() throws {
    let library = try Self.library()
    #expect(library.instruments.map(\.id) == ["audit", "audit-c", "dudit", "gad-7", "phq-9"])
    for instrument in library.instruments {
      #expect((library.cases[instrument.id]?.count ?? 0) >= 12, "\(instrument.id)")
    }
  }

  @Test(
    "Ranges are the published ones",
    arguments: [("phq-9", 9, 27), ("gad-7", 7, 21), ("audit", 10, 40), ("audit-c", 3, 12), ("dudit", 11, 44)])
  func ranges(id: String, items: Int, highest: Int) throws {
    let instrument = try #require(try Self.library().instrument(id))
    #expect(instrument.items.count == items)
    #expect(instrument.range == 0...highest)
  }

  @Test("Every limit has a case on both sides, for each sex that has limits")
  func everyLimit() throws {
    let library = try Self.library()
    for instrument in library.instruments {
      let cases = try #require(library.cases[instrument.id])
      for table in instrument.bandTables {
        for band in table.bands {
          for total in [band.range.lowerBound, band.range.upperBound] {
            #expect(cases.contains { $0.expectedTotal == total && $0.sex == table.sex }, "\(instrument.id) \(total)")
          }
        }
      }
    }
  }

  @Test("The three first questions of AUDIT and AUDIT-C are the same")
  func sharedItems() throws {
    let library = try Self.library()
    #expect(
      try #require(library.instrument("audit")).items.prefix(3) == #require(library.instrument("audit-c")).items[...])
  }

  @Test("A risk that an answer asks about is one the record has")
  func riskTopics() {
    for topic in RiskTopic.allCases {
      #expect(Fact(rawValue: topic.rawValue).map { Fact.risks.contains($0) } == true, "\(topic)")
    }
  }

  @Test("Only PHQ-9 asks about wishing to live, and any answer but the lowest asks for a risk assessment")
  func suicideItem() throws {
    let library = try Self.library()
    let instrument = try #require(library.instrument("phq-9"))
    #expect(instrument.risks == [RiskItem(item: "9", threshold: 1, topics: [.suicide, .selfHarm])])
    for value in 1...3 { #expect(try !instrument.score(["9": value]).risks.isEmpty) }
    #expect(library.instruments.filter { !$0.risks.isEmpty }.map(\.id) == ["phq-9"])
  }

  @Test("Each says that its words are unofficial, on what terms it is used, and what it must not be used for")
  func honesty() throws {
    for instrument in try Self.library().instruments {
      #expect(instrument.wording.isUnofficial)
      #expect(!instrument.licence.terms.isEmpty && !instrument.users.isEmpty && !instrument.sources.isEmpty)
      #expect(instrument.misuse.contains("diagnose"))
      for band in instrument.bandTables.flatMap(\.bands) {
        #expect(band.talkAbout.hasSuffix("?") || band.talkAbout.hasSuffix("."))
      }
    }
    #expect(try Self.library().instrument("dudit")?.licence.state == .unclear)
  }
}

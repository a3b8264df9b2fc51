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

  @Test("All of them are there, every case of every file holds, and each has cases enough to mean it")
  func cases() throws {
    let library = try Self.library()
    #expect(
      library.instruments.map(\.id) == [
        "asrs", "asrs-18", "audit", "audit-c", "bis", "brukerplan", "c-ssrs", "core-10", "core-om", "dast-10",
        "dast-20", "dudit", "dudit-e", "eq-5d-5l", "gad-7", "gaf", "hads", "honos", "hscl-10", "hscl-25", "isi", "k10",
        "k6", "mal-0-10", "mini", "moca", "ors", "overdoserisiko", "pc-ptsd-5", "pcl-5", "phq-15", "phq-2", "phq-4",
        "phq-9", "samtalen", "scl-90-r", "scoff", "srs", "swemwbs", "v-risk-10", "wemwbs", "who-5", "whodas-12",
        "whodas-36",
        "wsas",
      ])
    for instrument in library.instruments where instrument.hasTotal {
      #expect((library.cases[instrument.id]?.count ?? 0) >= 4, "\(instrument.id)")
    }
  }

  @Test(
    "Ranges are the published ones",
    arguments: [
      ("phq-9", 9, 0...27), ("gad-7", 7, 0...21), ("audit", 10, 0...40), ("audit-c", 3, 0...12), ("dudit", 11, 0...44),
      ("phq-15", 15, 0...30), ("phq-2", 2, 0...6), ("phq-4", 4, 0...12), ("c-ssrs", 5, 0...5), ("core-10", 10, 0...40),
      ("core-om", 34, 0...400), ("who-5", 5, 0...100), ("wemwbs", 14, 14...70), ("whodas-12", 12, 0...48),
      ("k10", 10, 10...50), ("hscl-10", 10, 100...400), ("hscl-25", 25, 100...400), ("pcl-5", 20, 0...80),
      ("asrs", 6, 0...6), ("scoff", 5, 0...5), ("bis", 6, 0...42), ("moca", 0, 0...30), ("isi", 0, 0...28),
      ("wsas", 0, 0...40), ("ors", 0, 0...400), ("srs", 0, 0...400), ("honos", 0, 0...48), ("gaf", 0, 1...100),
    ])
  func ranges(id: String, items: Int, range: ClosedRange<Int>) throws {
    let instrument = try #require(try Self.library().instrument(id))
    #expect(instrument.items.count == items)
    #expect(instrument.range == range)
  }

  @Test("Every limit has a case on both sides, for each group that has limits")
  func everyLimit() throws {
    let library = try Self.library()
    for instrument in library.instruments {
      let cases = try #require(library.cases[instrument.id])
      for table in instrument.bandTables {
        for band in table.bands {
          for total in [band.range.lowerBound, band.range.upperBound] {
            let isThere = cases.contains {
              $0.expectedTotal == total && $0.sex == table.group.sex && table.group.mayHold($0.sex, $0.age)
            }
            #expect(isThere, "\(instrument.id) \(total)")
          }
        }
      }
    }
  }

  @Test("What may not be shipped as text is not, and what is shipped is our own")
  func rights() throws {
    for instrument in try Self.library().instruments {
      let isFree = instrument.licence.state == .free || instrument.licence.state == .conditional
      #expect(instrument.wording != .official, "\(instrument.id)")
      #expect(instrument.wording == .none || isFree, "\(instrument.id)")
      #expect(instrument.licence.state != .scoreOnly || instrument.items.isEmpty, "\(instrument.id)")
      #expect(instrument.items.allSatisfy { $0.prompt.isEmpty == (instrument.wording == .none) }, "\(instrument.id)")
    }
    let library = try Self.library()
    for id in ["moca", "isi", "wsas", "hads", "honos", "gaf", "ors", "srs", "eq-5d-5l", "mini", "scl-90-r"] {
      #expect(library.instrument(id)?.licence.state == .scoreOnly, "\(id)")
    }
    #expect(library.instrument("core-10")?.canBeFilledIn == false, "no words but the publisher's, word for word")
  }

  @Test("A limit names a source, and one that was not read is told as uncertain by the source")
  func limits() throws {
    for instrument in try Self.library().instruments {
      for table in instrument.bandTables + instrument.subscales.flatMap(\.bandTables) {
        #expect(instrument.source(table.source) != nil)
      }
    }
    #expect(try Self.library().instrument("isi")?.source("bastien")?.seen == false)
  }

  @Test("Only MoCA needs a certificate, and whoever lacks it may enter what somebody certified found")
  func certificates() throws {
    let library = try Self.library()
    #expect(library.instruments.filter { $0.usage.requirement == .certificate }.map(\.id) == ["moca"])
    let moca = try #require(library.instrument("moca"))
    #expect(moca.clearance(["phq-9"]) == .enterForSomebody)
    #expect(moca.clearance(["moca"]) == .use)
    #expect(library.instrument("audit")?.clearance([]) == .useAndTellWhy)
    #expect(library.instrument("who-5")?.clearance([]) == .use)
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

  @Test("Any answer but the lowest about wishing to live asks for a risk assessment")
  func suicideItem() throws {
    let library = try Self.library()
    let instrument = try #require(library.instrument("phq-9"))
    #expect(instrument.risks == [RiskItem(item: "9", threshold: 1, topics: [.suicide, .selfHarm])])
    for value in 1...3 { #expect(try !instrument.score(["9": value]).risks.isEmpty) }
  }

  @Test("A score alone never hides a danger that the form asks about")
  func hiddenDanger() throws {
    let library = try Self.library()
    for id in ["phq-9", "hscl-25", "core-10", "core-om", "scl-90-r", "honos", "c-ssrs"] {
      let instrument = try #require(library.instrument(id))
      #expect(try !instrument.score(total: instrument.range.lowerBound).risksUnanswered.isEmpty, "\(id)")
    }
    #expect(try library.instrument("mini")?.score(total: nil).risksUnanswered.isEmpty == false)
    #expect(try library.instrument("c-ssrs")?.score(total: 1).risks.map(\.item) == [RiskItem.total])
    #expect(try library.instrument("v-risk-10")?.score(total: 1).risks.first?.topics == [.violence])
  }

  @Test("Each says that its words are unofficial, on what terms it is used, and what it must not be used for")
  func honesty() throws {
    for instrument in try Self.library().instruments {
      #expect(!instrument.licence.terms.isEmpty && !instrument.usage.users.isEmpty && !instrument.sources.isEmpty)
      #expect(instrument.usage.misuse.contains("diagnose"), "\(instrument.id)")
      for band in (instrument.bandTables + instrument.subscales.flatMap(\.bandTables)).flatMap(\.bands) {
        #expect(band.talkAbout.hasSuffix("?") || band.talkAbout.hasSuffix("."))
      }
    }
    #expect(try Self.library().instrument("dudit")?.licence.state == .permission)
  }
}

import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects who a person is and who is around them: each part is saved alone, and nobody's text overwrites another's.
struct DetailsTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareDetails(desk.desk) }
  }

  private func address(_ record: RecordID) -> String { "/arbeid/person/\(record)/opplysninger" }

  private func seen(_ record: RecordID) async throws -> String { String(try await desk.state(record).version) }

  @Test func thePageIsSoundWithAndWithoutHistory() async throws {
    let visitor = try await desk.visitor(on: site)
    for record in [try await desk.openRecord(), try await desk.openRecordWithHistory()] {
      let answer = try await visitor.get(address(record))
      #expect(answer.status == 200)
      #expect(HTMLCheck(answer.body).faults == [])
    }
  }

  @Test func whatIsShownCanBeSavedAsItStands() async throws {
    let record = try await desk.openRecordWithHistory()
    let before = try await desk.state(record)
    let visitor = try await desk.visitor(on: site)
    for part in DetailsPart.allCases {
      let fields =
        part.typed(before).fields.map { ($0.name, $0.value) } + [("sett", try await seen(record)), ("slutt", "ja")]
      let secret = try await visitor.csrf()
      let all = fields + [("csrf", secret), ("nokkel", Secret16.next())]
      let body = all.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
      let answer = try await visitor.post("\(address(record))/\(part.rawValue)", body: Array(body.utf8))
      #expect(answer.status == 303, "\(part): \(answer.status)")
    }
    let after = try await desk.state(record)
    #expect(after.person == before.person && after.network == before.network)
    #expect(after.careTeam == before.careTeam && after.medications?.value == before.medications?.value)
  }

  @Test func detailsAreChanged() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let answer = try await visitor.send(
      "\(address(record))/person",
      [
        "sett": try await seen(record), "slutt": "ja", "fornavn": "Oddvar", "etternavn": "Testad", "fodt": "12.03.1972",
        "telefon": "90000000", "trygt": "nei", "tolk": "ja", "sprak": "somali", "fastlege": "Nadia Rahmadi",
        "adresse": "Bryggegata 4", "skjermet": "ja",
      ])
    #expect(answer.status == 303)
    let person = try await desk.state(record).person
    #expect(person.phone == "900 00 000" && person.safeToCall == false && person.protectedAddress)
    #expect(person.generalPractitioner == "Nadia Rahmadi" && person.address == "Bryggegata 4")
  }

  @Test func networkMedicinesAndTeamAreWritten() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let colleague = try desk.actor(.teamLead)
    _ = try await visitor.send(
      "\(address(record))/nettverk",
      [
        "sett": try await seen(record), "slutt": "ja", "parorende-1-navn": "Randi", "parorende-1-forhold": "søster",
        "parorende-1-vet": "avtaler", "parorende-2-navn": "", "parorende-3-navn": "Ola", "barn-1-navn": "Nora",
        "barn-1-fodt": "2015", "barn-1-hos": "hos far",
      ])
    _ = try await visitor.send(
      "\(address(record))/legemidler",
      ["sett": try await seen(record), "slutt": "ja", "legemiddel-1-navn": "olanzapin", "legemiddel-1-dose": "10 mg"])
    _ = try await visitor.send(
      "\(address(record))/oppfolging",
      [
        "sett": try await seen(record), "slutt": "ja", "ansvarlig": colleague.id.text, "koordinator": "",
        "enhet": "fact",
        "drofte": "Svarer ikke",
      ])
    let state = try await desk.state(record)
    #expect(state.network.relatives.map(\.name) == ["Randi", "Ola"])
    #expect(state.network.children == [.init(name: "Nora", birthYear: 2015, lookedAfterBy: "hos far")])
    #expect(state.medications?.value.medicines == [.init(name: "olanzapin", dose: "10 mg")])
    #expect(state.careTeam.responsible?.name == colleague.name && state.careTeam.coordinator == nil)
    #expect(state.careTeam.unitName == "FACT-teamet" && state.careTeam.discuss == "Svarer ikke")
  }

  @Test func twoWhoWriteAtOnceBothSeeBothTexts() async throws {
    let record = try await desk.openRecord()
    let (one, other) = (try await desk.visitor(on: site), try await desk.visitor(.teamLead, on: site))
    let opened = try await seen(record)
    _ = try await one.send(
      "\(address(record))/person", ["sett": opened, "slutt": "ja", "fornavn": "Oddvar", "kontakt": "etter kl. 16"])
    // Another part does not stand in the way.
    _ = try await one.send("\(address(record))/legemidler", ["sett": opened, "slutt": "ja", "legemiddel-1-navn": "x"])
    let mine: KeyValuePairs = ["sett": opened, "slutt": "ja", "fornavn": "Oddvar", "kontakt": "bare tekstmelding"]
    let conflict = try await other.send("\(address(record))/person", mine)
    #expect(conflict.status == 409)
    #expect(conflict.body.contains("etter kl. 16") && conflict.body.contains("bare tekstmelding"))
    #expect(conflict.body.contains(try desk.actor(.clinician).name))
    #expect(HTMLCheck(conflict.body).faults == [])
    #expect(try await desk.state(record).person.contactNote == "etter kl. 16")
    let elements = HTMLCheck.elements(of: conflict.body)
    let version = try #require(elements.first { $0.attributes["name"] == "sett" }?.attributes["value"])
    let settled: KeyValuePairs = ["sett": version, "slutt": "ja", "fornavn": "Oddvar", "kontakt": "bare tekstmelding"]
    #expect(try await other.send("\(address(record))/person", settled).status == 303)
    #expect(try await desk.state(record).person.contactNote == "bare tekstmelding")
  }

  @Test func aMistakeDoesNotHideWhatCameSince() async throws {
    let record = try await desk.openRecord()
    let (one, other) = (try await desk.visitor(on: site), try await desk.visitor(.teamLead, on: site))
    let opened = try await seen(record)
    _ = try await one.send("\(address(record))/person", ["sett": opened, "slutt": "ja", "kontakt": "etter kl. 16"])
    let wrong = try await other.send("\(address(record))/person", ["sett": opened, "slutt": "ja", "fodt": "31.2.1980"])
    #expect(wrong.status == 422)
    let first = HTMLCheck.elements(of: wrong.body).first { $0.attributes["name"] == "sett" }
    #expect(first?.attributes["value"] == opened)
  }

  @Test func wrongInputKeepsEverything() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let cases: [(part: String, fields: KeyValuePairs<String, String>, kept: String)] = [
      ("person", ["fornavn": "Oddvar <i>", "fodt": "1.1.2031", "telefon": "12"], "Oddvar &lt;i&gt;"),
      ("nettverk", ["parorende-1-navn": "", "parorende-1-forhold": "bror"], "bror"),
      ("nettverk", ["barn-1-navn": "Nora", "barn-1-fodt": "i fjor"], "i fjor"),
      ("legemidler", ["legemiddel-1-navn": "", "legemiddel-1-dose": "10 mg"], "10 mg"),
      ("oppfolging", ["ansvarlig": "ingen-slik", "drofte": "Viktig"], "Viktig"),
    ]
    for (part, fields, kept) in cases {
      let answer = try await visitor.send("\(address(record))/\(part)", fields)
      #expect(answer.status == 422, "\(part)")
      #expect(answer.body.contains(kept))
      #expect(HTMLCheck(answer.body).faults == [])
    }
  }

  @Test func halfAFormTakesNothingAway() async throws {
    let record = try await desk.openRecordWithHistory()
    let before = try await desk.state(record)
    let visitor = try await desk.visitor(on: site)
    for part in DetailsPart.allCases {
      let answer = try await visitor.send("\(address(record))/\(part.rawValue)", ["sett": String(before.version)])
      #expect(answer.status == 422 && answer.body.contains("kom ikke helt fram"), "\(part)")
      // Sent once more as it is shown, it says what it said before.
      let shown = HTMLCheck.elements(of: answer.body)
      let responsible = try #require(before.careTeam.responsible).staff.text
      #expect(shown.contains { $0.attributes["value"] == responsible && $0.attributes["selected"] != nil }, "\(part)")
      #expect(shown.contains { $0.attributes["value"] == before.person.familyName }, "\(part)")
      #expect(
        before.network.relatives.allSatisfy { relative in
          shown.contains { $0.attributes["value"] == relative.name }
        }, "\(part)")
    }
    #expect(try await desk.state(record).version == before.version)
  }

  @Test func moreRowsAreGivenWithoutLosingWhatStands() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let answer = try await visitor.send(
      "\(address(record))/nettverk",
      ["gjor": "flere", "parorende-1-navn": "Randi", "parorende-2-navn": "Ola", "barn-1-navn": "Nora"])
    #expect(answer.status == 200)
    #expect(answer.body.contains("Randi") && answer.body.contains("parorende-5-navn"))
  }

  @Test func theSameFormTwiceIsOneEntry() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let fields: KeyValuePairs = ["sett": try await seen(record), "slutt": "ja", "fornavn": "Oddvar"]
    let key = Secret16.next()
    for _ in 0..<2 { #expect(try await visitor.send("\(address(record))/person", fields, key: key).status == 303) }
    #expect(try await desk.state(record).version == (Int(fields[0].value) ?? 0) + 1)
  }

  @Test func whoMayNotWriteReads() async throws {
    let record = try await desk.openRecord()
    try await desk.letIn(.leader, to: record)
    let leader = try await desk.visitor(.leader, on: site)
    let page = try await leader.get(address(record))
    #expect(page.status == 200 && !page.body.contains("Lagre opplysningene"))
    #expect(try await leader.send("\(address(record))/person", ["fornavn": "X"]).status == 403)
    #expect(try await leader.get(address(RecordID("finnes-ikke"))).status == 404)
  }
}

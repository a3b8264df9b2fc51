import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// Protects that leaders see which edition is followed and what another would mean, that a switch is logged and touches
/// no record, and that what was decided keeps the edition it was decided on.
struct EditionsPageTests {
  private let address = "/arbeid/ledelse/utgaver"

  private func site(_ desk: TestDesk) throws -> TestSite {
    try desk.site {
      $0.declareEditions(desk.desk)
      $0.declareTimeline(desk.desk)
      $0.declareAllFindings(desk.desk)
      $0.declareOverview(desk.desk)
    }
  }

  private func inPathwayThree(_ desk: TestDesk) async throws -> RecordID {
    let record = try await desk.openRecord()
    let choice = PathwayChoice(pathway: 3, severity: "alvorlig", duration: "lang", ground: "Sammen")
    try await desk.sign(.pathwayChosen(choice), in: record)
    return record
  }

  @Test func onlyLeadersSeeAndOnlyTheLeaderChooses() async throws {
    let desk = try TestDesk()
    let site = try site(desk)
    #expect(try await desk.visitor(.clinician, on: site).get(address).status == 403)
    let teamLead = try await desk.visitor(.teamLead, on: site)
    let seen = try await teamLead.get(address)
    #expect(seen.status == 200 && !seen.body.contains("Ta i bruk utgaven"))
    let refused = try await teamLead.send(
      "/arbeid/ledelse/utgavevalg", ["utgave": "veileder-2025", "fra-dag": "23.11.2026", "hvorfor": "Prøve"])
    #expect(refused.status == 403)
    #expect(try await desk.store.editionChoices().isEmpty)
    let answer = try await desk.visitor(.leader, on: site).get(address)
    #expect(answer.body.contains("Ta i bruk utgaven") && answer.body.contains("I dag følger kommunen utkastet 2024."))
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test func eachEditionShowsEveryNormAndHowItStands() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let answer = try await leader.get("\(address)/veileder-2025")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    for words in ["E25-210", "HF2-05", "videreført", "ikke kontrollert: står som i utkastet 2024", "Ikke sett."] {
      #expect(answer.body.contains(words), "\(words)")
    }
    #expect(try await leader.get("\(address)/veileder-1999").status == 404)
  }

  @Test func theReportRunsAndNamesThoseItTouches() async throws {
    let desk = try TestDesk()
    let record = try await inPathwayThree(desk)
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    let same = try await leader.send(
      "/arbeid/ledelse/utgaveforskjeller", ["fra": "veileder-2025", "til": "veileder-2025"])
    #expect(same.status == 422 && same.body.contains("Velg to ulike utgaver."))
    _ = try await leader.send(
      "/arbeid/ledelse/utgaveforskjeller", ["fra": "veileder-2024-utkast", "til": "veileder-2025"])
    var page = try await leader.get(address)
    for _ in 0..<200 where page.body.contains("journaler er lest") {
      try await Task.sleep(for: .milliseconds(20))
      page = try await leader.get(address)
    }
    #expect(page.body.contains("færre enn 5 av færre enn 5 åpne journaler ville blitt behandlet annerledes"))
    #expect(page.body.contains("finnes ikke → mangler"))
    #expect(HTMLCheck(page.body).faults == [])
    let detail = try await leader.get("/arbeid/ledelse/utgaveforskjeller/E25-308")
    #expect(detail.status == 200 && !detail.body.contains("/arbeid/person/\(record)"), "the leader gives no care")
    let named = try await desk.visitor(.teamLead, on: site).get("/arbeid/ledelse/utgaveforskjeller/E25-308")
    #expect(named.body.contains("/arbeid/person/\(record)"))
    #expect(detail.body.contains("koordinator og ansvarsgruppe"))
    #expect(HTMLCheck(detail.body).faults == [])
    #expect(try await leader.get("/arbeid/ledelse/utgaveforskjeller/HF3-13").status == 404)
  }

  @Test func smallNumbersAreHiddenAndNotFoundBySubtracting() {
    #expect((1...4).allSatisfy { EditionNumbers.words($0) == "færre enn 5" })
    #expect(EditionNumbers.words(5) == "5" && EditionNumbers.words(0) == "0")
    #expect(EditionNumbers.sum(of: [6, 7]) == "13" && EditionNumbers.sum(of: [2]) == "færre enn 5")
    #expect(EditionNumbers.sum(of: [6, 1]) == "minst 6", "7 and 6 would tell the 1")
    #expect(EditionNumbers.sum(of: [6, 2, 3]) == "11" && EditionNumbers.sum(of: [6, 2, 2]) == "minst 6")
  }

  @Test func aSwitchIsLoggedWorksBothWaysAndTouchesNoRecord() async throws {
    let desk = try TestDesk()
    let record = try await inPathwayThree(desk)
    let before = try await desk.state(record)
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let choose = "/arbeid/ledelse/utgavevalg"
    let past = try await leader.send(
      choose, ["utgave": "veileder-2025", "fra-dag": "22.11.2026", "hvorfor": "For sent"])
    #expect(
      past.status == 422 && past.body.contains("Velg i dag eller en senere dag.") && past.body.contains("For sent"))

    _ = try await leader.send(choose, ["utgave": "veileder-2025", "fra-dag": "01.12.2026", "hvorfor": "Vedtatt"])
    #expect(desk.desk.guide.edition == "veileder-2024-utkast", "a later day does nothing before it comes")
    let page = try await leader.get(address).body
    let name = try desk.actor(.leader).name
    #expect(page.contains("Ny utgave er bestemt") && page.contains(name))
    desk.clock.pass(minutes: 8 * 1440)
    #expect(desk.desk.guide.edition == "veileder-2025")
    #expect(try await desk.desk.refreshAging() >= 1)
    let asked = try await desk.store.findings(of: try desk.actor().id, after: nil, limit: 100)
    #expect(asked.rows.isEmpty || asked.rows.contains { $0.row.norm == "E25-308" })

    try await desk.desk.choose(
      edition: "veileder-2024-utkast", from: desk.today, why: "Tilbake", by: try desk.actor(.leader))
    #expect(desk.desk.guide.edition == "veileder-2024-utkast")
    #expect(try await desk.desk.refreshAging() >= 1)
    #expect(try await desk.state(record) == before)
    #expect(try await desk.store.editionChoices().map(\.edition) == ["veileder-2025", "veileder-2024-utkast"])
  }

  @Test func pastDecisionsKeepTheirEditionAndPagesSayWhichOneAsks() async throws {
    let desk = try TestDesk()
    let record = try await inPathwayThree(desk)
    try await desk.desk.choose(edition: "veileder-2025", from: desk.today, why: "Vedtatt", by: try desk.actor(.leader))
    try await desk.sign(
      .departed(Departure(norm: "HF3-06", reason: .personDeclines, words: "Vil vente")), in: record)
    #expect(
      try await desk.store.journal(of: record).suffix(2).map(\.edition) == ["veileder-2024-utkast", "veileder-2025"])
    let visitor = try await desk.visitor(on: try site(desk))
    let timeline = try await visitor.get("/arbeid/person/\(record)/tidslinje").body
    #expect(timeline.contains("Etter veilederen: utkastet 2024") && timeline.contains("Etter veilederen: 2025"))
    let findings = try await visitor.get("/arbeid/person/\(record)/veileder").body
    #expect(findings.contains("Fra 2025, ikke kontrollert: står som i utkastet 2024"))
    #expect(findings.contains("Utgave: 2025."))
    #expect(try await visitor.get("/arbeid/person/\(record)").body.contains("Utgave: 2025."))
    #expect(HTMLCheck(findings).faults == [] && HTMLCheck(timeline).faults == [])
  }
}

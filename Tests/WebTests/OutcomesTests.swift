import Access
import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects the answer to "does the help help?": who may see it, that few are hidden, that zero is a total, and that what is
/// not known is said first.
struct OutcomesTests {
  private struct Bench {
    let desk: TestDesk
    let site: TestSite
    let lead: StaffActor
    let offer: Offer

    init() async throws {
      desk = try TestDesk()
      let desk = desk
      site = try desk.site {
        $0.declareOutcomes(desk.desk)
        $0.declareLeadership()
      }
      lead = try #require(desk.people.first { $0.role == .teamLead })
      offer = try #require(desk.knowledge.municipality.offers.first)
    }

    /// Somebody in the team leader's unit, measured at these totals, thirty days apart until yesterday.
    @discardableResult
    func person(_ totals: [Int], pathway: Int? = 2, offer given: Offer? = nil, of other: UnitID? = nil) async throws
      -> RecordID
    {
      let record = try await desk.openRecord("Kim", "Testad", daysAgo: 200)
      if let pathway {
        try await desk.sign(
          .pathwayChosen(PathwayChoice(pathway: pathway, ground: "Sammen.")), in: record, daysAgo: 199)
      }
      for (place, total) in totals.enumerated() {
        try await desk.score(total, in: record, daysAgo: 1 + 30 * (totals.count - 1 - place))
      }
      if let given {
        let step = MeasureStep(
          measure: ItemID("m"), kind: "samtaler-med-helsepersonell", kindName: "Samtaler", step: .started,
          offer: given.id, offerName: given.name, purposes: ["mestring"])
        try await desk.sign(.measure(step), in: record, daysAgo: 40)
      }
      // Last: whoever signs here is of another unit, and lets go of the person with this.
      let team = CareTeam(unit: other ?? lead.unit, unitName: "E")
      try await desk.sign(.careTeamSet(team), in: record, daysAgo: 200)
      return record
    }

    func get(_ who: StaffActor, _ ending: String = "", status: Int = 200) async throws -> String {
      let answer = try await site.visitor(as: who.id.text).get("/arbeid/ledelse/utfall\(ending)")
      #expect(answer.status == status)
      if ending.isEmpty { #expect(HTMLCheck(answer.body).faults == []) }
      return answer.body
    }

    func leader() throws -> StaffActor { try desk.actor(.leader) }

    func line(_ who: StaffActor, _ beginning: String) async throws -> String? {
      try await get(who, ".csv").split(separator: "\r\n").map(String.init).first { $0.hasPrefix(beginning) }
    }
  }

  @Test func everybodyIsCountedOnceAndThoseNobodyMeasuredAreSaidFirst() async throws {
    let bench = try await Bench()
    for _ in 0..<6 { try await bench.person([18, 0]) }
    for _ in 0..<5 { try await bench.person([20, 19]) }
    for _ in 0..<7 { try await bench.person([12]) }
    for _ in 0..<8 { try await bench.person([]) }
    let body = try await bench.get(bench.leader())
    #expect(
      body.contains("26 oppfølginger") && body.contains("11 av 26 er målt minst to ganger (42 %). 7 er målt én gang."))
    #expect(body.contains("55 % er pålitelig bedre.") && body.contains("pålitelig bedre og under klinisk grense: 6"))
    #expect(body.contains("I snitt 10,3 poeng bedre, med en spredning (standardavvik) på 8,9."))
    #expect(body.contains("er 55 % kommet forbi den"))
    #expect(body.contains("Et skjema") == false && body.contains("ulike skjemaer legges aldri sammen"))
    let csv = try await bench.line(bench.leader(), #""phq-9";"alle""#)
    #expect(csv == #""phq-9";"alle";"";"26";"7";"11";"6";"6";"5";"0";"42";"55";"55";"10,3 (8,9)""#)
    let json = try await bench.get(bench.leader(), ".json")
    #expect(
      json.contains(#""målt to ganger":11,"pålitelig bedre":6,"forbi grensen":6"#)
        && json.contains(#""bedre i snitt":10.3"#))
    let landing = try await bench.site.visitor(as: bench.leader().id.text).get("/arbeid/ledelse").body
    #expect(landing.contains("/arbeid/ledelse/utfall"))
  }

  @Test func fewAreHiddenFromTheLeaderAndSeenByTheOneWhoLeadsTheUnit() async throws {
    let bench = try await Bench()
    for _ in 0..<7 { try await bench.person([18, 0]) }
    for _ in 0..<6 { try await bench.person([20, 19]) }
    try await bench.person([10, 20])
    try await bench.person([20, 2], pathway: 3)
    let leader = try await bench.line(bench.leader(), #""phq-9";"alle""#)
    // One has become worse: told only together with the six that stand still, and then nobody knows which.
    #expect(leader == #""phq-9";"alle";"";"15";"0";"15";"8";"8";"*";"*";"100";"53";"53";"9,3 (10)""#)
    let three = try await bench.line(bench.leader(), #""phq-9";"hovedforløp";"3""#)
    #expect(three == #""phq-9";"hovedforløp";"3";"*";"*";"*";"*";"*";"*";"*";"*";"*";"*";"–""#)
    // Pathway 2 alone would give pathway 3 away.
    let two = try await bench.line(bench.leader(), #""phq-9";"hovedforløp";"2""#)
    #expect(two?.contains("*") == true && two?.contains(#""7""#) == false)
    let page = try await bench.get(bench.leader())
    #expect(
      page.contains("for få til at tallene kan vises</summary><p>Hovedforløp 2, Hovedforløp 3.")
        && page.contains("Tall fra 1 til 4 skjules"))
    let lead = try await bench.line(bench.lead, #""phq-9";"hovedforløp";"3""#)
    #expect(lead?.hasPrefix(#""phq-9";"hovedforløp";"3";"1";"0";"1";"1""#) == true)
  }

  @Test func aTeamLeaderSeesTheOwnUnitAndAClinicianNoOutcomes() async throws {
    let bench = try await Bench()
    let other = try #require(bench.desk.knowledge.municipality.units.first { $0.id != bench.lead.unit })
    try await bench.person([18, 0])
    try await bench.person([18, 0], of: other.id)
    #expect(try await bench.line(bench.lead, #""phq-9";"alle""#)?.hasPrefix(#""phq-9";"alle";"";"1";"0";"1""#) == true)
    #expect(try await bench.get(bench.leader()).contains("Færre enn fem oppfølginger"))
    _ = try await bench.get(try bench.desk.actor(.clinician), status: 403)
    #expect(try await bench.site.stranger().get("/arbeid/ledelse/utfall").status == 303)
  }

  @Test func anOfferIsReadFromBeforeItBeganToTheLatestWhileItLasted() async throws {
    let bench = try await Bench()
    // Measured 61, 31 and 1 days ago; the measure began 40 days ago. From before it is 18, and the latest is 3.
    let record = try await bench.person([18, 12, 3], offer: bench.offer)
    let offer = #""phq-9";"tilbud";"\#(bench.offer.id)""#
    #expect(try await bench.line(bench.lead, offer)?.hasSuffix(#";"15""#) == true)
    let ended = MeasureStep(
      measure: ItemID("m"), kind: "samtaler-med-helsepersonell", kindName: "Samtaler", step: .ended, note: "Ferdig.")
    try await bench.desk.daysAgo(20) { try await bench.desk.letIn(.clinician, to: record) }
    try await bench.desk.sign(.measure(ended), in: record, daysAgo: 20)
    // What came after it ended is not its doing.
    #expect(try await bench.line(bench.lead, offer)?.hasSuffix(#";"6""#) == true)
    #expect(try await bench.line(bench.lead, #""phq-9";"alle""#)?.hasSuffix(#";"15""#) == true)
  }

  @Test func anEmptyHouseSaysWhatToDo() async throws {
    let bench = try await Bench()
    #expect(try await bench.get(bench.leader()).contains("Ingen er målt ennå."))
  }
}

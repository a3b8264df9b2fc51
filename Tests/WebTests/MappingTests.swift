import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// Protects the mapping: what matters comes first, and nobody's answer is made for them.
struct MappingTests {
  private let at: MappingSite

  init() throws { at = try MappingSite() }

  @Test func everyPageIsSound() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    let topics = (1...18).map { "/tema/\($0)" }
    for rest in ["", "/parorende", "/signer", "/forkast"] + topics {
      let answer = try await visitor.get(at.path(record, rest))
      #expect(answer.status == 200, "\(rest)")
      #expect(HTMLCheck(answer.body).faults == [], "\(rest)")
    }
  }

  @Test func whatMattersComesFirstAndTheEighteenTopicsFollow() async throws {
    let record = try await at.desk.openRecord()
    let body = try await at.desk.visitor(on: at.site).get(at.path(record)).body
    let matters = try #require(body.firstRange(of: "Hva er viktig for deg?"))
    let topics = try #require(body.firstRange(of: "id=\"temaer\""))
    #expect(matters.lowerBound < topics.lowerBound)
    for number in 1...18 { #expect(body.contains("\(at.path(record, "/tema/\(number)"))\"")) }
    #expect(body.contains("0 av 18 temaer"))
  }

  @Test func nothingIsChosenBeforeSomebodyChooses() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    for number in 1...18 {
      #expect(try await visitor.get(at.path(record, "/tema/\(number)")).body.contains(" checked") == false, "\(number)")
    }
  }

  @Test func carryingOverDemandsConsentAndAJudgementMadeTogether() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    let page = at.path(record, "/tema/2")
    let boxes = [("samtykke-2", "på"), ("sammen-2", "på")]
    for missing in [[], [boxes[0]], [boxes[1]]] {
      let answer = try await at.send(visitor, from: page, [("status-2", "carried-over")] + missing)
      #expect(answer.status == 422)
      #expect(answer.body.contains("checked"), "the choice still stands")
      let signing = try await at.send(visitor, from: at.path(record, "/signer"), [])
      #expect(signing.status == 422, "it cannot be signed round the form either")
    }
    #expect(try await at.send(visitor, from: page, [("status-2", "carried-over")] + boxes).status == 303)
    #expect(try await at.send(visitor, from: at.path(record, "/signer"), []).status == 303)
    let answer = try #require(try await at.signature(of: record).topics.first)
    #expect(answer.status == .carriedOver && answer.words == "Å gå tur med hunden hjalp.")
    #expect(answer.carriedFrom != nil && answer.carriedDay == at.desk.today.adding(days: -235))
    let state = try await at.desk.state(record)
    #expect(state.facts.holds(.earlierAnswersReused) && state.facts.holds(.relevanceJudged))
    #expect(state.whatMatters?.value.hasPrefix("Å få sove") == true, "what matters is not erased")
  }

  @Test func whatWasNeverSaidCannotBeCarriedOver() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    for number in [7, 12] {
      let answer = try await at.send(
        visitor, from: at.path(record, "/tema/\(number)"),
        [("status-\(number)", "carried-over"), ("samtykke-\(number)", "på"), ("sammen-\(number)", "på")])
      #expect(answer.status == 422, "declined and never asked are no answers")
    }
  }

  @Test func askingAgainCanSayWhy() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    try await at.send(
      visitor, from: at.path(record, "/tema/2"), [("ord-2", "Nå hjelper sang"), ("igjen-2", "Mye er nytt")])
    try await at.send(visitor, from: at.path(record, "/signer"), [])
    let state = try await at.desk.state(record)
    #expect(state.facts.holds(.reasonToAskAgain) && !state.facts.holds(.earlierAnswersReused))
    #expect(try await at.signature(of: record).topics.first?.words.contains("Mye er nytt") == true)
  }

  @Test func declinedStaysDeclined() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let number = try at.topic(asking: .sleepTrouble)
    try await at.send(
      visitor, from: at.path(record, "/tema/\(number)"),
      [("status-\(number)", "declined"), (at.field(.sleepTrouble), "vil-ikke")])
    try await at.send(visitor, from: at.path(record, "/tema/2"), [("status-2", "not-relevant")])
    try await at.send(visitor, from: at.path(record, "/signer"), [])
    let state = try await at.desk.state(record)
    #expect(state.facts[.topicFunctioning].answer == .declined)
    #expect(state.facts[.sleepTrouble].answer == .declined)
    #expect(state.facts[.topicRecovery].answer == .notRelevant)
    #expect(state.facts[.mentalComplaints].answer == .notAsked, "what nobody asked is not asked")
    #expect(try await visitor.get(at.path(record)).body.contains("vil ikke svare"))
  }

  @Test func onlyTheTopicsTouchedAreSigned() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    try await at.send(visitor, from: at.path(record, "/tema/18"), [("ord-18", "Har telefon")])
    try await at.send(visitor, from: at.path(record, "/signer"), [("metode", "samtale")])
    let assessment = try await at.signature(of: record)
    #expect(assessment.topics.map(\.topic) == [.topicDigital])
    #expect(assessment.method == "samtale")
    #expect(try await at.desk.state(record).topics.count == 4)
  }

  @Test func theRoleDecidesAndUnknownAddressesAreTold() async throws {
    let record = try await at.desk.openRecord()
    let leader = try await at.desk.visitor(.leader, on: at.site)
    for rest in ["", "/tema/1", "/parorende", "/signer"] {
      #expect(try await leader.get(at.path(record, rest)).status == 403)
    }
    let visitor = try await at.desk.visitor(on: at.site)
    for rest in ["/tema/0", "/tema/19", "/tema/x"] {
      #expect(try await visitor.get(at.path(record, rest)).status == 404)
    }
    #expect(try await visitor.get(at.path(RecordID("finnes-ikke"))).status == 404)
  }

  @Test func openingTheMappingIsLogged() async throws {
    let record = try await at.desk.openRecord()
    _ = try await at.desk.visitor(on: at.site).get(at.path(record))
    #expect(try await at.desk.store.accessLog(of: record, limit: 5).first?.what == "kartlegging")
  }
}

import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// Protects the mapping: nothing typed is lost, a draft is shared, and nobody's answer is made for them.
struct MappingTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareMapping(desk.desk) }
  }

  private func path(_ record: RecordID, _ rest: String = "") -> String {
    "/arbeid/person/\(record.text)/kartlegging\(rest)"
  }

  /// The topic, from 1, with that fact among its questions.
  private func topic(asking fact: Fact) throws -> Int {
    try #require(MappingPlan(desk.knowledge).number(asking: fact))
  }

  private func field(_ fact: Fact) -> String { FactQuestion(fact).field }

  private func signature(of record: RecordID) async throws -> Assessment {
    let filter = EntryFilter(types: ["assessment-signed/1"], limit: 1)
    let entry = try #require(try await desk.store.entries(of: record, filter).first)
    guard case .assessmentSigned(let assessment) = entry.event else { throw DeskError.notFound("kartleggingen") }
    return assessment
  }

  @discardableResult
  private func send(
    _ visitor: Visitor, from page: String, to address: String? = nil, key: String = "0123456789abcdef",
    _ fields: [(String, String)]
  ) async throws -> Visitor.Answer {
    try await visitor.send(from: page, to: address, key: key, fields)
  }

  @Test func everyPageIsSound() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    let topics = (1...18).map { "/tema/\($0)" }
    for rest in ["", "/parorende", "/signer", "/forkast"] + topics {
      let answer = try await visitor.get(path(record, rest))
      #expect(answer.status == 200, "\(rest)")
      #expect(HTMLCheck(answer.body).faults == [], "\(rest)")
    }
  }

  @Test func whatMattersComesFirstAndTheEighteenTopicsFollow() async throws {
    let record = try await desk.openRecord()
    let body = try await desk.visitor(on: site).get(path(record)).body
    let matters = try #require(body.firstRange(of: "Hva er viktig for deg?"))
    let topics = try #require(body.firstRange(of: "id=\"temaer\""))
    #expect(matters.lowerBound < topics.lowerBound)
    for number in 1...18 { #expect(body.contains("\(path(record, "/tema/\(number)"))\"")) }
    #expect(body.contains("0 av 18 temaer"))
  }

  @Test func nothingIsChosenBeforeSomebodyChooses() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    for number in 1...18 {
      #expect(try await visitor.get(path(record, "/tema/\(number)")).body.contains(" checked") == false, "\(number)")
    }
  }

  @Test func aTopicIsKeptAndTheNextOneComes() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let answer = try await send(visitor, from: path(record, "/tema/4"), [("ord-4", "Jeg lager <middag> 😀 selv")])
    #expect(answer.status == 303 && answer.location == path(record, "/tema/5"))
    let list = try await visitor.get(path(record)).body
    #expect(list.contains("besvart, i utkast") && list.contains("1 av 18 temaer"))
    #expect(try await visitor.get(path(record, "/tema/4")).body.contains("Jeg lager &lt;middag&gt; 😀 selv"))
    #expect(try await desk.state(record).topics.isEmpty, "a draft is not in the record")
  }

  @Test func aColleagueGoesOnWithTheDraft() async throws {
    let record = try await desk.openRecord()
    let first = try await desk.visitor(on: site)
    try await send(first, from: path(record, "/tema/2"), [("ord-2", "Turer hjalp")])
    let second = try await desk.visitor(.teamLead, on: site)
    let page = try await second.get(path(record, "/tema/2")).body
    #expect(page.contains("Turer hjalp"))
    #expect(page.contains("sist skrevet av \(try desk.actor().name), i dag kl. 10.00"))
    try await send(second, from: path(record, "/tema/3"), [("ord-3", "Har en søster")])
    let signed = try await send(second, from: path(record, "/signer"), [])
    #expect(signed.status == 303)
    let assessment = try await signature(of: record)
    #expect(assessment.topics.map(\.topic) == [.topicRecovery, .topicResources])
    #expect(try await desk.desk.mappingDraft(record, for: desk.actor()).isEmpty)
  }

  @Test func twoInTheSameTopicAreShownBothTextsAndTwoInDifferentAreNot() async throws {
    let record = try await desk.openRecord()
    let first = try await desk.visitor(on: site)
    let second = try await desk.visitor(.teamLead, on: site)
    try await send(first, from: path(record, "/tema/2"), [("ord-2", "Hennes tekst")])
    let stale = try await send(second, from: path(record, "/tema/2"), [("ord-2", "Min tekst"), ("sett", "0")])
    #expect(stale.status == 409)
    #expect(stale.body.contains("Hennes tekst") && stale.body.contains("Min tekst"))
    #expect(HTMLCheck(stale.body).faults == [])
    let other = try await send(second, from: path(record, "/tema/9"), [("ord-9", "Husker dårlig"), ("sett", "0")])
    #expect(other.status == 303)
    let settled = try await send(second, from: path(record, "/tema/2"), [("ord-2", "Begges tekst")])
    #expect(settled.status == 303)
    #expect(try await desk.desk.mappingDraft(record, for: desk.actor()).form.values["ord-2"] == "Begges tekst")
  }

  @Test func theScriptKeepsAndIsToldTheNextNumber() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/tema/5")
    let kept = try await send(visitor, from: page, to: page + "/utkast", [("ord-5", "Det begynte")])
    #expect(kept.body == #"{"lagret":"10.00","felt":{"sett":1,"utkast":1}}"#)
    let other = try await send(visitor, from: page, to: page + "/utkast", [("ord-5", "Annet"), ("sett", "0")])
    #expect(other.body.hasPrefix(#"{"melding":"#))
    #expect(try await desk.desk.mappingDraft(record, for: desk.actor()).form.values["ord-5"] == "Det begynte")
  }

  @Test func carryingOverDemandsConsentAndAJudgementMadeTogether() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/tema/2")
    let boxes = [("samtykke-2", "på"), ("sammen-2", "på")]
    for missing in [[], [boxes[0]], [boxes[1]]] {
      let answer = try await send(visitor, from: page, [("status-2", "carried-over")] + missing)
      #expect(answer.status == 422)
      #expect(answer.body.contains("checked"), "the choice still stands")
      let signing = try await send(visitor, from: path(record, "/signer"), [])
      #expect(signing.status == 422, "it cannot be signed round the form either")
    }
    #expect(try await send(visitor, from: page, [("status-2", "carried-over")] + boxes).status == 303)
    #expect(try await send(visitor, from: path(record, "/signer"), []).status == 303)
    let answer = try #require(try await signature(of: record).topics.first)
    #expect(answer.status == .carriedOver && answer.words == "Å gå tur med hunden hjalp.")
    #expect(answer.carriedFrom != nil && answer.carriedDay == desk.today.adding(days: -235))
    let state = try await desk.state(record)
    #expect(state.facts.holds(.earlierAnswersReused) && state.facts.holds(.relevanceJudged))
    #expect(state.whatMatters?.value.hasPrefix("Å få sove") == true, "what matters is not erased")
  }

  @Test func whatWasNeverSaidCannotBeCarriedOver() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    for number in [7, 12] {
      let answer = try await send(
        visitor, from: path(record, "/tema/\(number)"),
        [("status-\(number)", "carried-over"), ("samtykke-\(number)", "på"), ("sammen-\(number)", "på")])
      #expect(answer.status == 422, "declined and never asked are no answers")
    }
  }

  @Test func askingAgainCanSayWhy() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    try await send(visitor, from: path(record, "/tema/2"), [("ord-2", "Nå hjelper sang"), ("igjen-2", "Mye er nytt")])
    try await send(visitor, from: path(record, "/signer"), [])
    let state = try await desk.state(record)
    #expect(state.facts.holds(.reasonToAskAgain) && !state.facts.holds(.earlierAnswersReused))
    #expect(try await signature(of: record).topics.first?.words.contains("Mye er nytt") == true)
  }

  @Test func declinedStaysDeclined() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let number = try topic(asking: .sleepTrouble)
    try await send(
      visitor, from: path(record, "/tema/\(number)"),
      [("status-\(number)", "declined"), (field(.sleepTrouble), "vil-ikke")])
    try await send(visitor, from: path(record, "/tema/2"), [("status-2", "not-relevant")])
    try await send(visitor, from: path(record, "/signer"), [])
    let state = try await desk.state(record)
    #expect(state.facts[.topicFunctioning].answer == .declined)
    #expect(state.facts[.sleepTrouble].answer == .declined)
    #expect(state.facts[.topicRecovery].answer == .notRelevant)
    #expect(state.facts[.mentalComplaints].answer == .notAsked, "what nobody asked is not asked")
    #expect(try await visitor.get(path(record)).body.contains("vil ikke svare"))
  }

  @Test func onlyTheTopicsTouchedAreSigned() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    try await send(visitor, from: path(record, "/tema/18"), [("ord-18", "Har telefon")])
    try await send(visitor, from: path(record, "/signer"), [("metode", "samtale")])
    let assessment = try await signature(of: record)
    #expect(assessment.topics.map(\.topic) == [.topicDigital])
    #expect(assessment.method == "samtale")
    #expect(try await desk.state(record).topics.count == 4)
  }

  @Test(arguments: [
    (Fact.bodilyUnclear, [Fact.mentalComplaints, .substanceHabits]), (.sleepTrouble, [.substanceHabits]),
    (.substanceProblems, [.mentalComplaints]),
  ])
  func anAnswerAsksForTheNextQuestion(given: Fact, asked: [Fact]) async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    #expect(try await visitor.get(path(record)).body.contains("Ikke spurt ennå") == false)
    try await send(visitor, from: path(record, "/tema/\(try topic(asking: given))"), [(field(given), "ja")])
    let list = try await visitor.get(path(record)).body
    #expect(list.contains("Ikke spurt ennå") && list.contains("Fordi: \(given.rawValue)"))
    for fact in asked {
      let number = try topic(asking: fact)
      #expect(list.contains("/tema/\(number)#felt-\(field(fact))"))
      let page = try await visitor.get(path(record, "/tema/\(number)")).body
      #expect(page.contains("Ikke spurt ennå. Fordi: \(given.rawValue)"))
      let already = try await desk.desk.mappingDraft(record, for: desk.actor()).fields
      try await send(
        visitor, from: path(record, "/tema/\(number)"),
        already.filter { $0.key.hasPrefix("fakta-") }.map { ($0.key, $0.value[0]) } + [(field(fact), "vil-ikke")])
    }
    #expect(try await visitor.get(path(record)).body.contains("Ikke spurt ennå") == false, "declined is asked")
  }

  @Test func aSuspicionIsWrittenAtOnceAndLeadsToTheRiskAssessment() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let number = try topic(asking: .suspectedExposure)
    let page = path(record, "/tema/\(number)")
    #expect(try await visitor.get(page).body.contains("skjermet"))
    let answer = try await send(
      visitor, from: page, [("ord-\(number)", "Han slår"), (field(.suspectedExposure), "ja")])
    #expect(answer.location == "/arbeid/person/\(record.text)/risiko")
    let state = try await desk.state(record)
    #expect(state.facts.holds(.suspectedExposure) && state.topics.isEmpty)
    let draft = try await desk.desk.mappingDraft(record, for: desk.actor())
    #expect(draft.form.values["ord-\(number)"] == "Han slår")
    #expect(draft.form.values[field(.suspectedExposure)] == "", "it is not signed once more with the mapping")
  }

  @Test func aWorryCanBeMarkedFromTheListTwiceAndIsWrittenOnce() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let address = path(record, "/mistanke")
    let empty = try await send(visitor, from: path(record), to: address, [("mistanke-hva", "Ferske kutt")])
    #expect(empty.status == 422 && empty.body.contains("Ferske kutt"))
    for _ in 0..<2 {
      let answer = try await send(
        visitor, from: path(record), to: address, [("mistanke", "selvskading"), ("mistanke-hva", "Ferske kutt")])
      #expect(answer.location == "/arbeid/person/\(record.text)/risiko")
    }
    #expect(try await desk.state(record).facts[.suspectedSelfHarm].count == 1)
  }

  @Test func relativesAreNotAskedBeforeThePersonAgrees() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/parorende")
    #expect(try await visitor.get(page).body.contains("parorende-frisk") == false)
    try await send(visitor, from: page, [(field(.consentRelatives), "nei")])
    let refused = try await visitor.get(page).body
    #expect(!refused.contains("parorende-frisk") && refused.contains("Personen har ikke sagt ja"))
    try await send(visitor, from: page, [(field(.consentRelatives), "ja")])
    #expect(try await visitor.get(page).body.contains("parorende-frisk"))
    try await send(
      visitor, from: page,
      [(field(.consentRelatives), "ja"), ("parorende-hvem", "Randi, søster"), ("parorende-frisk", "Blid og travel")])
    try await send(visitor, from: path(record, "/tema/2"), [("ord-2", "Turer")])
    #expect(try await send(visitor, from: path(record, "/signer"), []).status == 303)
    let state = try await desk.state(record)
    #expect(state.facts.holds(.relativesOnWell) && state.facts.holds(.relativesContributed))
    #expect(!state.facts.holds(.relativesOnNow))
    #expect(try await signature(of: record).topics.allSatisfy { !$0.words.contains("Blid") }, "kept apart")
  }

  @Test func whatRelativesSaidIsNotSignedWhenConsentIsWithdrawn() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/parorende")
    try await send(
      visitor, from: page,
      [(field(.consentRelatives), "nei"), ("parorende-hvem", "Mor"), ("parorende-naa", "Bekymret")])
    #expect(try await visitor.get(page).body.contains("Bekymret"), "nothing typed is lost")
    try await send(visitor, from: path(record, "/tema/2"), [("ord-2", "Turer")])
    #expect(try await send(visitor, from: path(record, "/signer"), []).status == 422)
    #expect(try await desk.state(record).facts[.relativesOnNow].answer == .notAsked)
  }

  @Test func whoLooksAfterTheMinorsIsWritten() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    let number = try topic(asking: .minorsLookedAfter)
    let page = try await visitor.get(path(record, "/tema/\(number)")).body
    #expect(page.contains("Nora") && page.contains("Før: ja"))
    try await send(
      visitor, from: path(record, "/tema/\(number)"),
      [(field(.minorChildren), "ja"), (field(.minorsLookedAfter), "ja"), ("barna", "Hos mormor i helgene")])
    try await send(visitor, from: path(record, "/signer"), [])
    #expect(try await desk.state(record).facts.holds(.minorsLookedAfter))
    #expect(try await signature(of: record).topics.first?.words.contains("Hos mormor i helgene") == true)
  }

  @Test(arguments: [("2019", "2019-01-01"), ("mars 2024", "2024-03-01"), ("5.6.2020", "2020-06-05")])
  func whatHappenedHasADayHoweverRough(typed: String, day: String) async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let number = try topic(asking: .suicideAttempt)
    let page = path(record, "/tema/\(number)")
    let dayField = FactQuestion(.suicideAttempt).dayField
    for wrong in ["", "i fjor", "2031", "32.1.2020"] {
      let answer = try await send(visitor, from: page, [(field(.suicideAttempt), "ja"), (dayField, wrong)])
      #expect(answer.status == 422, "\(wrong)")
      #expect(answer.body.contains("value=\"\(wrong)\""))
    }
    #expect(try await send(visitor, from: page, [(field(.suicideAttempt), "ja"), (dayField, typed)]).status == 303)
    try await send(visitor, from: path(record, "/signer"), [])
    #expect(try await desk.state(record).happenings.map(\.day.iso) == [day])
  }

  @Test func nobodySignsWhatTheyHaveNotSeen() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    try await send(visitor, from: path(record, "/tema/2"), [("ord-2", "Turer")])
    let answer = try await send(visitor, from: path(record, "/signer"), [("utkast", "0"), ("metode", "samtale")])
    #expect(answer.status == 409)
    #expect(answer.body.contains("Turer") && answer.body.contains("samtale"))
    #expect(try await desk.state(record).topics.isEmpty)
  }

  @Test func signingTwiceIsDoneOnceAndAnEmptyMappingIsNotSigned() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    #expect(try await send(visitor, from: path(record, "/signer"), []).status == 422)
    try await send(visitor, from: path(record, "/tema/2"), key: "aaaaaaaaaaaaaaaa", [("ord-2", "Turer")])
    let page = path(record, "/signer")
    #expect(try await send(visitor, from: page, key: "bbbbbbbbbbbbbbbb", []).status == 303)
    let version = try await desk.state(record).version
    _ = try await send(visitor, from: page, key: "bbbbbbbbbbbbbbbb", [])
    #expect(try await desk.state(record).version == version)
  }

  @Test func aTextThatIsTooLongIsKeptAndTold() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let answer = try await send(
      visitor, from: path(record, "/tema/2"), [("ord-2", String(repeating: "å", count: 20_001))])
    #expect(answer.status == 422)
    #expect(answer.body.contains("Kort den ned med 1."))
    #expect(answer.body.contains(String(repeating: "å", count: 20_001)))
  }

  @Test func aFormFromBeforeTheLogInRanOutIsShownAgain() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let csrf = try await visitor.csrf(on: path(record, "/tema/2"))
    site.clock.pass(minutes: 31)
    let away = try await visitor.post(
      path(record, "/tema/2"), ["csrf": csrf, "nokkel": "0123456789abcdef", "ord-2": "Skrevet i farta"])
    let parked = String(try #require(away.location).drop { $0 != "=" }.dropFirst())
    let back = try await visitor.post("/logg-inn", ["hvem": try desk.actor().id.text, "parkert": parked])
    let again = try await visitor.get(try #require(back.location))
    #expect(again.body.contains("Skrevet i farta") && again.body.contains("Lagre og neste"))
    #expect(try await desk.desk.mappingDraft(record, for: desk.actor()).isEmpty)
  }

  @Test func discardingAsksFirst() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    try await send(visitor, from: path(record, "/tema/2"), [("ord-2", "Feil person")])
    #expect(try await visitor.get(path(record, "/forkast")).body.contains(try desk.actor().name))
    try await send(visitor, from: path(record, "/forkast"), [])
    #expect(try await desk.desk.mappingDraft(record, for: desk.actor()).isEmpty)
  }

  @Test func theRoleDecidesAndUnknownAddressesAreTold() async throws {
    let record = try await desk.openRecord()
    let leader = try await desk.visitor(.leader, on: site)
    for rest in ["", "/tema/1", "/parorende", "/signer"] {
      #expect(try await leader.get(path(record, rest)).status == 403)
    }
    let visitor = try await desk.visitor(on: site)
    for rest in ["/tema/0", "/tema/19", "/tema/x"] { #expect(try await visitor.get(path(record, rest)).status == 404) }
    #expect(try await visitor.get(path(RecordID("finnes-ikke"))).status == 404)
  }

  @Test func openingTheMappingIsLogged() async throws {
    let record = try await desk.openRecord()
    _ = try await desk.visitor(on: site).get(path(record))
    #expect(try await desk.store.reads(of: record, limit: 5).first?.what == "kartlegging")
  }
}

import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// Protects those the mapping is about and around: danger, minors, relatives, the questions an answer asks for.
struct MappingCareTests {
  private let at: MappingSite

  init() throws { at = try MappingSite() }

  @Test(arguments: [
    (Fact.bodilyUnclear, [Fact.mentalComplaints, .substanceHabits]), (.sleepTrouble, [.substanceHabits]),
    (.substanceProblems, [.mentalComplaints]),
  ])
  func anAnswerAsksForTheNextQuestion(given: Fact, asked: [Fact]) async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    #expect(try await visitor.get(at.path(record)).body.contains("Ikke spurt ennå") == false)
    try await at.send(visitor, from: at.path(record, "/tema/\(try at.topic(asking: given))"), [(at.field(given), "ja")])
    let list = try await visitor.get(at.path(record)).body
    #expect(list.contains("Ikke spurt ennå") && list.contains("Fordi: \(given.rawValue)"))
    for fact in asked {
      let number = try at.topic(asking: fact)
      #expect(list.contains("/tema/\(number)#felt-\(at.field(fact))"))
      let page = try await visitor.get(at.path(record, "/tema/\(number)")).body
      #expect(page.contains("Ikke spurt ennå. Fordi: \(given.rawValue)"))
      let already = try await at.draft(record).fields
      try await at.send(
        visitor, from: at.path(record, "/tema/\(number)"),
        already.filter { $0.key.hasPrefix("fakta-") }.map { ($0.key, $0.value[0]) } + [(at.field(fact), "vil-ikke")])
    }
    #expect(try await visitor.get(at.path(record)).body.contains("Ikke spurt ennå") == false, "declined is asked")
  }

  @Test func aSuspicionIsWrittenAtOnceAndLeadsToTheRiskAssessment() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let number = try at.topic(asking: .suspectedExposure)
    let page = at.path(record, "/tema/\(number)")
    #expect(try await visitor.get(page).body.contains("skjermet"))
    let answer = try await at.send(
      visitor, from: page, [("ord-\(number)", "Han slår"), (at.field(.suspectedExposure), "ja")])
    #expect(answer.location == "/arbeid/person/\(record.text)/risiko")
    let state = try await at.desk.state(record)
    #expect(state.facts.holds(.suspectedExposure) && state.topics.isEmpty)
    let draft = try await at.draft(record)
    #expect(draft.form.values["ord-\(number)"] == "Han slår")
    #expect(draft.form.values[at.field(.suspectedExposure)] == "", "it is not signed once more with the mapping")
  }

  @Test func aWorryCanBeMarkedFromTheListTwiceAndIsWrittenOnce() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let address = at.path(record, "/mistanke")
    let empty = try await at.send(visitor, from: at.path(record), to: address, [("mistanke-hva", "Ferske kutt")])
    #expect(empty.status == 422 && empty.body.contains("Ferske kutt"))
    for _ in 0..<2 {
      let answer = try await at.send(
        visitor, from: at.path(record), to: address, [("mistanke", "selvskading"), ("mistanke-hva", "Ferske kutt")])
      #expect(answer.location == "/arbeid/person/\(record.text)/risiko")
    }
    #expect(try await at.desk.state(record).facts[.suspectedSelfHarm].count == 1)
  }

  @Test func relativesAreNotAskedBeforeThePersonAgrees() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let page = at.path(record, "/parorende")
    #expect(try await visitor.get(page).body.contains("parorende-frisk") == false)
    try await at.send(visitor, from: page, [(at.field(.consentRelatives), "nei")])
    let refused = try await visitor.get(page).body
    #expect(!refused.contains("parorende-frisk") && refused.contains("Personen har ikke sagt ja"))
    try await at.send(visitor, from: page, [(at.field(.consentRelatives), "ja")])
    #expect(try await visitor.get(page).body.contains("parorende-frisk"))
    try await at.send(
      visitor, from: page,
      [(at.field(.consentRelatives), "ja"), ("parorende-hvem", "Randi, søster"), ("parorende-frisk", "Blid og travel")])
    try await at.send(visitor, from: at.path(record, "/tema/2"), [("ord-2", "Turer")])
    #expect(try await at.send(visitor, from: at.path(record, "/signer"), []).status == 303)
    let state = try await at.desk.state(record)
    #expect(state.facts.holds(.relativesOnWell) && state.facts.holds(.relativesContributed))
    #expect(!state.facts.holds(.relativesOnNow))
    #expect(try await at.signature(of: record).topics.allSatisfy { !$0.words.contains("Blid") }, "kept apart")
  }

  @Test func whatRelativesSaidIsNotSignedWhenConsentIsWithdrawn() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let page = at.path(record, "/parorende")
    try await at.send(
      visitor, from: page,
      [(at.field(.consentRelatives), "nei"), ("parorende-hvem", "Mor"), ("parorende-naa", "Bekymret")])
    #expect(try await visitor.get(page).body.contains("Bekymret"), "nothing typed is lost")
    try await at.send(visitor, from: at.path(record, "/tema/2"), [("ord-2", "Turer")])
    #expect(try await at.send(visitor, from: at.path(record, "/signer"), []).status == 422)
    #expect(try await at.desk.state(record).facts[.relativesOnNow].answer == .notAsked)
  }

  @Test func whoLooksAfterTheMinorsIsWritten() async throws {
    let record = try await at.desk.openRecordWithHistory()
    let visitor = try await at.desk.visitor(on: at.site)
    let number = try at.topic(asking: .minorsLookedAfter)
    let page = try await visitor.get(at.path(record, "/tema/\(number)")).body
    #expect(page.contains("Nora") && page.contains("Før: ja"))
    try await at.send(
      visitor, from: at.path(record, "/tema/\(number)"),
      [(at.field(.minorChildren), "ja"), (at.field(.minorsLookedAfter), "ja"), ("barna", "Hos mormor i helgene")])
    try await at.send(visitor, from: at.path(record, "/signer"), [])
    #expect(try await at.desk.state(record).facts.holds(.minorsLookedAfter))
    #expect(try await at.signature(of: record).topics.first?.words.contains("Hos mormor i helgene") == true)
  }

  @Test(arguments: [("2019", "2019-01-01"), ("mars 2024", "2024-03-01"), ("5.6.2020", "2020-06-05")])
  func whatHappenedHasADayHoweverRough(typed: String, day: String) async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let number = try at.topic(asking: .suicideAttempt)
    let page = at.path(record, "/tema/\(number)")
    let dayField = FactQuestion(.suicideAttempt).dayField
    for wrong in ["", "i fjor", "2031", "32.1.2020"] {
      let answer = try await at.send(visitor, from: page, [(at.field(.suicideAttempt), "ja"), (dayField, wrong)])
      #expect(answer.status == 422, "\(wrong)")
      #expect(answer.body.contains("value=\"\(wrong)\""))
    }
    #expect(
      try await at.send(visitor, from: page, [(at.field(.suicideAttempt), "ja"), (dayField, typed)]).status == 303)
    try await at.send(visitor, from: at.path(record, "/signer"), [])
    #expect(try await at.desk.state(record).happenings.map(\.day.iso) == [day])
  }
}

import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// Protects what is typed in a mapping: it is shared, never lost, and signed only by one who has seen it.
struct MappingDraftTests {
  private let at: MappingSite

  init() throws { at = try MappingSite() }

  @Test func aTopicIsKeptAndTheNextOneComes() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let answer = try await at.send(visitor, from: at.path(record, "/tema/4"), [("ord-4", "Jeg lager <middag> 😀 selv")])
    #expect(answer.status == 303 && answer.location == at.path(record, "/tema/5"))
    let list = try await visitor.get(at.path(record)).body
    #expect(list.contains("besvart, i utkast") && list.contains("1 av 18 temaer"))
    #expect(try await visitor.get(at.path(record, "/tema/4")).body.contains("Jeg lager &lt;middag&gt; 😀 selv"))
    #expect(try await at.desk.state(record).topics.isEmpty, "a draft is not in the record")
  }

  @Test func aColleagueGoesOnWithTheDraft() async throws {
    let record = try await at.desk.openRecord()
    let first = try await at.desk.visitor(on: at.site)
    try await at.send(first, from: at.path(record, "/tema/2"), [("ord-2", "Turer hjalp")])
    let second = try await at.desk.visitor(.teamLead, on: at.site)
    let page = try await second.get(at.path(record, "/tema/2")).body
    #expect(page.contains("Turer hjalp"))
    #expect(page.contains("sist skrevet av \(try at.desk.actor().name), i dag kl. 10.00"))
    try await at.send(second, from: at.path(record, "/tema/3"), [("ord-3", "Har en søster")])
    let signed = try await at.send(second, from: at.path(record, "/signer"), [])
    #expect(signed.status == 303)
    let assessment = try await at.signature(of: record)
    #expect(assessment.topics.map(\.topic) == [.topicRecovery, .topicResources])
    #expect(try await at.draft(record).isEmpty)
  }

  @Test func twoInTheSameTopicAreShownBothTextsAndTwoInDifferentAreNot() async throws {
    let record = try await at.desk.openRecord()
    let first = try await at.desk.visitor(on: at.site)
    let second = try await at.desk.visitor(.teamLead, on: at.site)
    try await at.send(first, from: at.path(record, "/tema/2"), [("ord-2", "Hennes tekst")])
    let stale = try await at.send(second, from: at.path(record, "/tema/2"), [("ord-2", "Min tekst"), ("sett", "0")])
    #expect(stale.status == 409)
    #expect(stale.body.contains("Hennes tekst") && stale.body.contains("Min tekst"))
    #expect(HTMLCheck(stale.body).faults == [])
    let other = try await at.send(
      second, from: at.path(record, "/tema/9"), [("ord-9", "Husker dårlig"), ("sett", "0")])
    #expect(other.status == 303)
    let settled = try await at.send(second, from: at.path(record, "/tema/2"), [("ord-2", "Begges tekst")])
    #expect(settled.status == 303)
    #expect(try await at.draft(record).form.values["ord-2"] == "Begges tekst")
  }

  @Test func theScriptKeepsAndIsToldTheNextNumber() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let page = at.path(record, "/tema/5")
    let kept = try await at.send(visitor, from: page, to: page + "/utkast", [("ord-5", "Det begynte")])
    #expect(kept.body == #"{"lagret":"10.00","felt":{"sett":1,"utkast":1}}"#)
    let other = try await at.send(visitor, from: page, to: page + "/utkast", [("ord-5", "Annet"), ("sett", "0")])
    #expect(other.body.hasPrefix(#"{"melding":"#))
    #expect(try await at.draft(record).form.values["ord-5"] == "Det begynte")
  }

  @Test func nobodySignsWhatTheyHaveNotSeen() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    try await at.send(visitor, from: at.path(record, "/tema/2"), [("ord-2", "Turer")])
    let answer = try await at.send(visitor, from: at.path(record, "/signer"), [("utkast", "0"), ("metode", "samtale")])
    #expect(answer.status == 409)
    #expect(answer.body.contains("Turer") && answer.body.contains("samtale"))
    #expect(try await at.desk.state(record).topics.isEmpty)
  }

  @Test func signingTwiceIsDoneOnceAndAnEmptyMappingIsNotSigned() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    #expect(try await at.send(visitor, from: at.path(record, "/signer"), []).status == 422)
    try await at.send(visitor, from: at.path(record, "/tema/2"), key: "aaaaaaaaaaaaaaaa", [("ord-2", "Turer")])
    let page = at.path(record, "/signer")
    #expect(try await at.send(visitor, from: page, key: "bbbbbbbbbbbbbbbb", []).status == 303)
    let version = try await at.desk.state(record).version
    _ = try await at.send(visitor, from: page, key: "bbbbbbbbbbbbbbbb", [])
    #expect(try await at.desk.state(record).version == version)
  }

  @Test func aTextThatIsTooLongIsKeptAndTold() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let answer = try await at.send(
      visitor, from: at.path(record, "/tema/2"), [("ord-2", String(repeating: "å", count: 20_001))])
    #expect(answer.status == 422)
    #expect(answer.body.contains("Kort den ned med 1."))
    #expect(answer.body.contains(String(repeating: "å", count: 20_001)))
  }

  @Test func aFormFromBeforeTheLogInRanOutIsShownAgain() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    let csrf = try await visitor.csrf(on: at.path(record, "/tema/2"))
    at.site.clock.pass(minutes: 31)
    let away = try await visitor.post(
      at.path(record, "/tema/2"), ["csrf": csrf, "nokkel": "0123456789abcdef", "ord-2": "Skrevet i farta"])
    let parked = String(try #require(away.location).drop { $0 != "=" }.dropFirst())
    let back = try await visitor.post("/logg-inn", ["hvem": try at.desk.actor().id.text, "parkert": parked])
    let again = try await visitor.get(try #require(back.location))
    #expect(again.body.contains("Skrevet i farta") && again.body.contains("Lagre og neste"))
    #expect(try await at.draft(record).isEmpty)
  }

  @Test func discardingAsksFirst() async throws {
    let record = try await at.desk.openRecord()
    let visitor = try await at.desk.visitor(on: at.site)
    try await at.send(visitor, from: at.path(record, "/tema/2"), [("ord-2", "Feil person")])
    #expect(try await visitor.get(at.path(record, "/forkast")).body.contains(try at.desk.actor().name))
    try await at.send(visitor, from: at.path(record, "/forkast"), [])
    #expect(try await at.draft(record).isEmpty)
  }
}

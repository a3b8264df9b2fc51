import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects what is done with an enquiry: danger is answered in words, nobody is closed away, nothing is demanded.
struct EnquiryTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site {
      $0.declareReception(desk.desk)
      $0.declareEnquiry(desk.desk)
    }
  }

  private func receive(
    danger: Danger = .no, urgency: Urgency = .today, person: PersonDetails = PersonDetails(givenName: "Per")
  ) async throws -> (RecordID, String) {
    let enquiry = Enquiry(
      channel: .generalPractitioner, words: "Nedstemt etter dødsfall.", danger: danger, urgency: urgency,
      person: person,
      received: desk.desk.moment.adding(minutes: -90), internalNote: "Internt notat")
    let id = try await desk.desk.receive(enquiry, by: try desk.actor(.reception), key: nil)
    return (id, "/arbeid/henvendelse/\(id)")
  }

  private func state(_ id: RecordID) async throws -> EnquiryState {
    try await desk.desk.enquiry(id, for: try desk.actor(.reception))
  }

  private func reception() async throws -> Visitor { try await desk.visitor(.reception, on: site) }

  @Test func thePageTellsEverything() async throws {
    let (_, address) = try await receive()
    let body = try await reception().get(address).body
    for text in [
      "Nedstemt etter dødsfall.", "Fastlege", "har ventet 1 t 30 min", "Internt notat", "ingen har tatt den",
    ] {
      #expect(body.contains(text))
    }
    #expect(body.contains("Henvisning, diagnose og vedtak trengs ikke."))
    #expect(HTMLCheck(body).faults == [])
  }

  @Test func dangerNowCannotBeClosedBeforeItIsAnsweredInWords() async throws {
    let (id, address) = try await receive(danger: .now)
    let visitor = try await reception()
    let page = try await visitor.get(address).body
    #expect(page.contains("ring først") && page.contains(">113</a>") && HTMLCheck(page).faults == [])

    let refused = try await visitor.send("\(address)/avslutt", ["grunn": "advice-given", "notat": "Snakket sammen"])
    #expect(refused.status == 422)
    #expect(refused.body.contains(##"href="#felt-gjort""##) && refused.body.contains("Snakket sammen"))
    #expect(HTMLCheck(refused.body).faults == [])
    #expect(try await visitor.send("\(address)/fare", ["gjort": "  "]).status == 422)
    #expect(try await state(id).closed == nil)

    #expect(try await visitor.send("\(address)/fare", ["gjort": "113 varslet kl. 09.14"]).status == 303)
    #expect(try await visitor.get(address).body.contains("113 varslet kl. 09.14"))
    _ = try await visitor.send("\(address)/avslutt", ["grunn": "handed-on", "notat": "Ambulansen tok over"])
    #expect(try await state(id).closingReason == .handedOn)
  }

  @Test func aRecordIsOpenedAndDangerStaysUntilAnswered() async throws {
    let (id, address) = try await receive(danger: .now)
    let visitor = try await reception()
    #expect(try await visitor.send("\(address)/journal").location == address)
    let record = try #require(try await state(id).record)
    #expect(try await desk.state(record).tasks.contains { $0.urgent })
    #expect(try await state(id).closed == nil)
    _ = try await visitor.send("\(address)/fare", ["gjort": "Legevakten kom."])
    #expect(try await state(id).closingReason == .recordOpened)
  }

  @Test func theSameFormTwiceOpensOneRecord() async throws {
    let (_, address) = try await receive()
    let visitor = try await reception()
    let key = Secret16.next()
    let first = try await visitor.send("\(address)/journal", key: key)
    let second = try await visitor.send("\(address)/journal", key: key)
    #expect(first.status == 303 && first.location == second.location)
    #expect(first.location?.hasPrefix("/arbeid/person/") == true)
  }

  @Test func anEnquiryIsLinkedToTheRecordThatIsThereAndNobodyForgetsIt() async throws {
    let record = try await desk.openRecord("Oddvar", "Testad")
    var person = PersonDetails(givenName: "Oddvar", familyName: "Testad")
    person.birthDate = Day(iso: "1972-03-12")
    let (id, address) = try await receive(person: person)
    let visitor = try await reception()
    let page = try await visitor.get(address).body
    #expect(page.contains("samme fødselsdato, samme navn") && page.contains("Knytt til journalen"))
    let linked = try await visitor.send("\(address)/knytt", ["journal": record.text])
    #expect(linked.location == "/arbeid/person/\(record)")
    #expect(try await state(id).closingReason == .recordOpened)
    let tasks = try await desk.state(record).tasks
    #expect(tasks.count == 1)
    #expect(tasks.first?.owner == (try desk.actor(.clinician)).id)
    #expect(tasks.first?.urgent == true)
  }

  @Test func anEnquiryBelongsToOneRecordOnly() async throws {
    let (first, second) = try await (desk.openRecord("Oddvar", "Testad"), desk.openRecord("Liv", "Prøve"))
    let (id, _) = try await receive()
    let actor = try desk.actor(.reception)
    try await desk.desk.link(id, to: first, by: actor, key: "en")
    let before = try await desk.state(second)
    await #expect(throws: DeskError.self) { try await desk.desk.link(id, to: second, by: actor, key: "to") }
    #expect(try await desk.state(second).version == before.version)
    #expect(try await state(id).record == first)
  }

  @Test func linkingToARecordThatDoesNotExistChangesNothing() async throws {
    let (id, address) = try await receive()
    let answer = try await reception().send("\(address)/knytt", ["journal": "finnes-ikke"])
    #expect(answer.status == 404)
    #expect(try await state(id).record == nil)
  }

  @Test func callsAndAnswersAreNotedAndTheClockStops() async throws {
    let (id, address) = try await receive()
    let visitor = try await reception()
    _ = try await visitor.send("\(address)/kontakt", ["hva": "ikke-svar", "samtale": ""])
    #expect(try await state(id).callAttempts.map(\.reached) == [false])
    #expect(try await state(id).answered == nil)
    let key = Secret16.next()
    for _ in 0..<2 {
      let fields: KeyValuePairs = ["hva": "fikk-kontakt", "samtale": "Avtalt time i morgen."]
      #expect(try await visitor.send("\(address)/kontakt", fields, key: key).status == 303)
    }
    #expect(try await state(id).callAttempts.map(\.reached) == [false, true])
    #expect(try await state(id).answered != nil)
    let page = try await visitor.get(address).body
    #expect(page.contains("besvart etter 1 t 30 min") && page.contains("Avtalt time i morgen."))
    #expect(HTMLCheck(page).faults == [])
  }

  @Test func itIsGivenToAColleagueOnlyByWhoSeesWhoHasIt() async throws {
    let (id, address) = try await receive()
    let visitor = try await reception()
    let colleague = try desk.actor(.clinician)
    #expect(try await visitor.send("\(address)/tildel", ["hvem": "ingen-slik", "hos": ""]).status == 422)
    #expect(try await visitor.send("\(address)/tildel", ["hvem": colleague.id.text, "hos": "noen"]).status == 422)
    #expect(try await visitor.send("\(address)/tildel", ["hvem": colleague.id.text, "hos": ""]).status == 303)
    #expect(try await state(id).handlerName == colleague.name)
  }

  @Test func urgencyIsChangedWithAReason() async throws {
    let (id, address) = try await receive()
    let visitor = try await reception()
    let refused = try await visitor.send("\(address)/hast", ["haster": "immediate", "hvorfor": ""])
    #expect(refused.status == 422 && HTMLCheck(refused.body).faults == [])
    _ = try await visitor.send("\(address)/hast", ["haster": "immediate", "hvorfor": "Verre i kveld"])
    #expect(try await state(id).enquiry.urgency == .immediate)
    #expect(try await visitor.get(address).body.contains("Verre i kveld"))
  }

  @Test func closingNeedsAReasonAndANoteAndClosingTwiceIsOnce() async throws {
    let (id, address) = try await receive()
    let visitor = try await reception()
    #expect(try await visitor.send("\(address)/avslutt", ["grunn": "", "notat": "x"]).status == 422)
    #expect(try await visitor.send("\(address)/avslutt", ["grunn": "declined", "notat": ""]).status == 422)
    #expect(try await visitor.send("\(address)/avslutt", ["grunn": "record-opened", "notat": "x"]).status == 422)
    let fields: KeyValuePairs = ["grunn": "declined", "notat": "Vil klare seg selv."]
    for _ in 0..<2 { #expect(try await visitor.send("\(address)/avslutt", fields).status == 303) }
    #expect(try await state(id).closingReason == .declined)
    let closed = try await visitor.get(address).body
    #expect(closed.contains("Vil klare seg selv.") && !closed.contains("Lagre kontakten"))
    #expect(HTMLCheck(closed).faults == [])
    // Somebody else's words about it are kept for them, not swallowed.
    let late = try await visitor.send("\(address)/kontakt", ["hva": "svarte", "samtale": "Mine ord"])
    #expect(late.status == 422 && late.body.contains("Mine ord"))
  }

  @Test func somebodyUnder18IsReceivedAndHandedOn() async throws {
    var person = PersonDetails(givenName: "Ung")
    person.birthDate = Day(iso: "2010-01-01")
    let (_, address) = try await receive(person: person)
    let body = try await reception().get(address).body
    #expect(body.contains("under 18 år") && body.contains("tatt imot som alle andre"))
  }

  @Test(arguments: ["finnes-ikke", "..", String(repeating: "x", count: 81), "%3Cscript%3E"])
  func anUnknownEnquiryIsNotFound(id: String) async throws {
    let visitor = try await reception()
    #expect(try await visitor.get("/arbeid/henvendelse/\(id)").status == 404)
    let answer = try await visitor.send("/arbeid/henvendelse/\(id)/kontakt", ["hva": "svarte", "samtale": "Mine ord"])
    #expect(answer.status == 404 && answer.body.contains("Mine ord"))
  }

  @Test func whoOnlyLeadsMayAnswerButNotOpenRecords() async throws {
    let (_, address) = try await receive()
    let leader = try await desk.visitor(.leader, on: site)
    let page = try await leader.get(address)
    #expect(page.status == 200 && !page.body.contains("Åpne journal"))
    #expect(try await leader.send("\(address)/journal").status == 403)
  }
}

import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects the way in to the service: nothing but words is demanded, nothing typed is lost, nobody is received twice.
struct NewEnquiryTests {
  private let desk: TestDesk
  private let site: TestSite
  private let address = "/arbeid/henvendelse/ny"
  private static let synthetic = NationalIdentifier.madeUp.digits

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site {
      $0.declareNewEnquiry(desk.desk)
      $0.declareEnquiry(desk.desk)
    }
  }

  private func reception() async throws -> Visitor { try await desk.visitor(.reception, on: site) }

  private func queue() async throws -> [EnquiryRow] {
    try await desk.desk.queue(after: nil, for: try desk.actor(.reception)).page.rows
  }

  /// The enquiry that an answer led to.
  private func received(_ answer: Visitor.Answer) async throws -> Enquiry {
    #expect(answer.status == 303)
    let id = RecordID(String(try #require(answer.location).split(separator: "/").last ?? ""))
    return try await desk.desk.enquiry(id, for: try desk.actor(.reception)).enquiry
  }

  @Test func theFormIsSoundAndShowsWhoToCall() async throws {
    let answer = try await reception().get(address)
    #expect(HTMLCheck(answer.body).faults == [])
    for number in ["113", "116 117", "00 00 21 00"] { #expect(answer.body.contains(">\(number)</a>")) }
    for channel in Channel.allCases { #expect(answer.body.contains(">\(channel.norwegian)</option>")) }
  }

  @Test func onlyTheWordsAreAskedFor() async throws {
    let visitor = try await reception()
    let empty = try await visitor.send(address, ["kanal": "phone", "fornavn": "Oddvar"])
    #expect(empty.status == 422)
    #expect(HTMLCheck(empty.body).faults == [])
    #expect(empty.body.contains(#"value="Oddvar""#))
    #expect(try await queue().isEmpty)

    let enquiry = try await received(visitor.send(address, ["kanal": "prison", "ord": "Får ikke sove."]))
    #expect(enquiry.words == "Får ikke sove.")
    #expect(enquiry.channel == .prison)
    #expect(enquiry.danger == .unclear && enquiry.urgency == .today)
    #expect(enquiry.person == PersonDetails())
  }

  @Test func everyFieldIsKept() async throws {
    let visitor = try await reception()
    let enquiry = try await received(
      visitor.send(
        address,
        [
          "kanal": "next-of-kin", "ord": "Broren min ruser seg.", "fare": "no", "haster": "this-week",
          "fra": "Randi, søster, 00 00 55 66", "mottatt": "20.11.2026", "fornavn": "Per", "etternavn": "Eksempel",
          "fodt": "12. mars 1965", "telefon": "+47 900 00 000", "fnr": Self.synthetic, "trygt": "nei",
          "kontakt": "Ikke legg igjen beskjed", "sprak": "tigrinja", "tolk": "ja", "skjermet": "ja",
          "internt": "Ringte to ganger",
        ]))
    let person = enquiry.person
    #expect(person.displayName == "Per Eksempel" && person.birthDate == Day(iso: "1965-03-12"))
    #expect(person.phone == "900 00 000" && person.safeToCall == false && person.needsInterpreter == true)
    #expect(person.nationalID == Self.synthetic && person.protectedAddress && person.language == "tigrinja")
    #expect(enquiry.from == "Randi, søster, 00 00 55 66" && enquiry.internalNote == "Ringte to ganger")
    #expect(enquiry.received.day == Day(iso: "2026-11-20"))
  }

  @Test func somebodyUnknownIsReceived() async throws {
    let answer = try await reception().send(
      address, ["kanal": "drop-in", "ord": "Jeg orker ikke mer.", "kalles": "Ukjent kvinne, ca. 30 år", "fare": "now"])
    #expect(try await received(answer).person.displayName == "Ukjent kvinne, ca. 30 år")
    #expect(try await queue().first?.urgency == .immediate)
    #expect(try await queue().first?.dangerOpen == true)
  }

  @Test(arguments: [("24.11.26", "1926-11-24"), ("1.2.88", "1988-02-01"), ("241105", "2005-11-24")])
  func yearsOfTwoDigitsAreReadAsTheBirthOfAGrownUp(typed: String, day: String) async throws {
    let answer = try await reception().send(address, ["kanal": "phone", "ord": "Hei", "fodt": typed])
    #expect(try await received(answer).person.birthDate == Day(iso: day))
  }

  @Test(arguments: [
    ("fodt", "31.2.1980", "Vi forstår ikke datoen"), ("fodt", "24.11.2026", "fram i tid"),
    ("fodt", "1.1.1850", "120 år"), ("fnr", NationalIdentifier.madeUp.slip, "passer ikke"),
    ("fnr", "1187", "11 siffer"),
    ("fnr", "90000000220", "syntetiske nummer"), ("telefon", "ring meg", "bare siffer"),
    ("mottatt", "1.1.2031", "fram i tid"),
    ("kanal", "røyksignal", "Velg på nytt"),
  ])
  func whatIsWrongIsSaidAtItsFieldAndNothingIsLost(field: String, typed: String, message: String) async throws {
    var fields = [("kanal", "phone"), ("ord", "Ordene mine"), ("etternavn", "Testad")].filter { $0.0 != field }
    fields.append((field, typed))
    let visitor = try await reception()
    let secret = try await visitor.csrf()
    fields += [("csrf", secret), ("nokkel", Secret16.next())]
    let body = fields.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
    let answer = try await visitor.post(address, body: Array(body.utf8))
    #expect(answer.status == 422)
    #expect(answer.body.contains(message))
    #expect(answer.body.contains(##"href="#felt-\##(field)""##))
    #expect(answer.body.contains("Ordene mine") && answer.body.contains("Testad"))
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(try await queue().isEmpty)
  }

  @Test func aMegabyteInAFieldIsToldAndKept() async throws {
    let visitor = try await reception()
    let long = String(repeating: "å", count: 500_000)
    let answer = try await visitor.send(address, ["kanal": "phone", "ord": long, "fornavn": long])
    #expect(answer.status == 413 || answer.status == 422)
    let text = String(repeating: "a", count: 1_000_000)
    let kept = try await visitor.send(address, ["kanal": "phone", "ord": text])
    #expect(kept.status == 422)
    #expect(kept.body.contains("Kort den ned") && kept.body.contains(text))
    let tooMuch = try await visitor.send(address, ["kanal": "phone", "ord": String(repeating: "a", count: 1_600_000)])
    #expect(tooMuch.status == 413)
    #expect(tooMuch.body.contains("Teksten står der fortsatt"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "'; DROP TABLE enquiry; --", "\" onfocus=\"x", "👩🏽‍🚒 سارة", "\u{202E}snu", "{{title}}",
  ])
  func namesAreTextWhateverTheyHold(name: String) async throws {
    let visitor = try await reception()
    let answer = try await visitor.send(
      address, ["kanal": "phone", "ord": "Om \(name)", "fornavn": name, "etternavn": "Testad"])
    #expect(try await received(answer).person.givenName == name)
    let page = try await visitor.get(try #require(answer.location))
    #expect(page.status == 200)
    // The name itself may look like a slot; the page's own faults are what is asked for.
    #expect(HTMLCheck(page.body).faults.filter { !name.contains("{{") || !$0.contains("slot") } == [])
    #expect(try await queue().count == 1)
  }

  @Test func theSameFormTwiceIsOneEnquiry() async throws {
    let visitor = try await reception()
    let key = Secret16.next()
    let first = try await visitor.send(address, ["kanal": "phone", "ord": "Hei"], key: key)
    let second = try await visitor.send(address, ["kanal": "phone", "ord": "Hei"], key: key)
    #expect(first.location == second.location)
    #expect(try await queue().count == 1)
  }

  @Test func anExpiredLogInLosesNothing() async throws {
    let visitor = try await reception()
    let secret = try await visitor.csrf()
    site.clock.pass(minutes: 300)
    let answer = try await visitor.post(
      address, ["csrf": secret, "nokkel": Secret16.next(), "kanal": "letter", "ord": "Lange ord", "fodt": "1.2.1990"])
    #expect(answer.status == 303)
    let parked = try #require(answer.location?.split(separator: "=").last.map(String.init))
    let actor = try desk.actor(.reception)
    let back = try await visitor.post("/logg-inn", ["hvem": actor.id.text, "parkert": parked])
    let page = try await visitor.get(try #require(back.location))
    #expect(page.status == 200)
    #expect(page.body.contains("Lange ord") && page.body.contains("1.2.1990"))
    #expect(try await queue().isEmpty)
    #expect(try await visitor.send(address, ["kanal": "letter", "ord": "Lange ord"]).status == 303)
  }

  @Test func aDraftIsKeptFoundAgainAndEnded() async throws {
    let visitor = try await reception()
    let name = Secret16.next()
    let typed: KeyValuePairs = ["utkast": name, "kanal": "phone", "ord": "Halvveis i", "fornavn": "Per"]
    for _ in 0..<2 { #expect(try await visitor.send("\(address)/utkast", typed).body.contains("lagret")) }
    let page = try await visitor.get("\(address)?utkast=\(name)")
    #expect(page.body.contains("Halvveis i") && page.body.contains("Utkast lagret"))
    #expect(HTMLCheck(page.body).faults == [])
    _ = try await visitor.send(address, typed)
    #expect(try await visitor.get("\(address)?utkast=\(name)").status == 404)
  }

  @Test func personsAreFoundWhileOneTypesAndWithoutScript() async throws {
    _ = try await desk.openRecord("Oddvar", "Testad")
    let visitor = try await reception()
    for fields: KeyValuePairs in [["fornavn": "odd"], ["fodt": "12.3.1972"], ["telefon": "00 00 12 34"]] {
      let found = try await visitor.send("\(address)/finn", fields)
      #expect(found.body.contains("Oddvar Testad") && found.body.contains("54 år"))
    }
    #expect(try await visitor.send("\(address)/finn", ["fornavn": "zz"]).body.contains("ny person"))
    let page = try await visitor.send(address, ["gjor": "let", "fornavn": "Oddvar", "ord": "Midt i samtalen"])
    #expect(page.status == 200)
    #expect(page.body.contains("samme navn") && page.body.contains("Midt i samtalen"))
    #expect(HTMLCheck(page.body).faults == [])
    #expect(try await queue().isEmpty)
  }

  @Test func nothingOfAPersonIsInAddressesOrTheLog() async throws {
    let answer = try await reception().send(address, ["kanal": "phone", "ord": "Ordene", "fornavn": "Hemmelin"])
    #expect(answer.location?.contains("Hemmelin") == false)
    #expect(site.log.all.allSatisfy { !$0.contains("Hemmelin") && !$0.contains("Ordene") })
  }
}

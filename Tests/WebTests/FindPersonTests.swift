import Access
import Casework
import CivilTime
import HTTPTypes
import Testing

@testable import Web

/// Protects the search: people are found in every way they are known, and what was typed is never in an address.
struct FindPersonTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareFindPerson(desk.desk) }
  }

  @Test(arguments: [
    "odd", "Testad, Oddvar", "12.3.1972", "12 mars 1972", "00001234", NationalIdentifier.madeUp.formatted,
  ])
  func everyWayInFindsThePerson(typed: String) async throws {
    _ = try await desk.openRecord { $0.nationalID = NationalIdentifier.madeUp.digits }
    let answer = try await desk.visitor(.reception, on: site).send("/arbeid/sok", ["sok": typed])
    #expect(answer.body.contains("Oddvar Testad") && answer.body.contains("54 år"))
    #expect(answer.body.contains("12.03.1972"))
    #expect(answer.body.contains(try desk.actor(.clinician).name))
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test func aProtectedAddressIsNeverInTheList() async throws {
    _ = try await desk.openRecord { ($0.protectedAddress, $0.address) = (true, "Hemmelig vei 1") }
    let answer = try await desk.visitor(.reception, on: site).send("/arbeid/sok", ["sok": "Oddvar"])
    #expect(answer.body.contains("Oddvar Testad") && !answer.body.contains("Hemmelig vei"))
  }

  @Test func theScriptGetsAPartAndTheBrowserAPage() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(.clinician, on: site)
    let secret = try await visitor.csrf()
    let header = try #require(HTTPField.Name("X-Requested-With"))
    let part = try await visitor.post("/arbeid/sok", ["csrf": secret, "sok": "Testad"], headers: [header: "underveis"])
    #expect(!part.body.contains("<html") && part.body.contains("/arbeid/person/\(record)"))
    let page = try await visitor.post("/arbeid/sok", ["csrf": secret, "sok": "Testad"])
    #expect(page.body.contains("<html"))
  }

  @Test(arguments: ["", "x", "123", "31.2.1980", "%", "_", "' OR 1=1 --", "<b>", "\u{202E}", "👩🏽‍🚒"])
  func littleOrStrangeToSearchForIsAnsweredKindly(typed: String) async throws {
    _ = try await desk.openRecord()
    let answer = try await desk.visitor(.clinician, on: site).send("/arbeid/sok", ["sok": typed])
    #expect(answer.status == 200)
    #expect(!answer.body.contains("Oddvar Testad"))
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test func aMegabyteIsTooMuchToSearchFor() async throws {
    let visitor = try await desk.visitor(.clinician, on: site)
    let answer = try await visitor.send("/arbeid/sok", ["sok": String(repeating: "a", count: 1_000_000)])
    #expect(answer.status == 422)
  }

  @Test func theSearchPageIsSound() async throws {
    let answer = try await desk.visitor(.leader, on: site).get("/arbeid/sok")
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(try await site.stranger().get("/arbeid/sok").status == 303)
  }
}

import Access
import Casework
import Desk
import Instruments
import Testing

@testable import Web

/// Protects the pages about the instruments: terms, limits and sources stand there for everybody who works here.
struct InstrumentPageTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareInstruments(desk.desk) }
  }

  @Test func theListHoldsAllByPurpose() async throws {
    let answer = try await desk.visitor(.leader, on: site).get("/arbeid/maleverktoy")
    let faults = HTMLCheck(answer.body).faults
    #expect(answer.status == 200)
    #expect(faults == [])
    for instrument in desk.knowledge.instruments {
      #expect(answer.body.contains("/arbeid/maleverktoy/\(instrument.id)\""), "\(instrument.id)")
      #expect(
        answer.body.contains(instrument.usage.misuse.asHTML) && answer.body.contains(instrument.usage.users.asHTML))
      #expect(answer.body.contains(instrument.licence.state.norwegian.withLargeFirst))
    }
    #expect(answer.body.contains("rop.no"), "where quality-assured tools and films are found")
    for purpose in Usage.Purpose.allCases { #expect(answer.body.contains(purpose.norwegian.withLargeFirst)) }
  }

  @Test func eachPageTellsTermsLimitsAndSources() async throws {
    let visitor = try await desk.visitor(on: site)
    for instrument in desk.knowledge.instruments {
      let body = try await visitor.get("/arbeid/maleverktoy/\(instrument.id)").body
      #expect(HTMLCheck(body).faults == [], "\(instrument.id)")
      #expect(body.contains(instrument.usage.misuse.asHTML) && body.contains(instrument.licence.terms.asHTML))
      for source in instrument.sources { #expect(body.contains(source.citation.asHTML)) }
      for band in instrument.bandTables.flatMap(\.bands) { #expect(body.contains(band.talkAbout.asHTML)) }
    }
    #expect(try await visitor.get("/arbeid/maleverktoy/ukjent").status == 404)
  }

  @Test func wordsThatMayNotBeShownAreNot() async throws {
    let visitor = try await desk.visitor(on: site)
    let body = try await visitor.get("/arbeid/maleverktoy/core-10").body
    #expect(body.contains("Skjemaets ord kan ikke stå her") && body.contains("ingen tekst her, bare skår"))
    #expect(body.contains("18 år og eldre") && body.contains("til og med 17 år"))
  }

  @Test func whoLacksTheCertificateIsTold() async throws {
    let actor = try #require(desk.people.first { !$0.certificates.contains("moca") })
    let body = try await site.visitor(as: actor.id.text).get("/arbeid/maleverktoy").body
    #expect(body.contains("krever sertifikat, som du ikke står med"))
    let holder = try #require(desk.people.first { $0.certificates.contains("moca") })
    let page = try await site.visitor(as: holder.id.text).get("/arbeid/maleverktoy/moca").body
    #expect(page.contains(holder.name))
  }
}

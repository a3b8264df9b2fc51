import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects the first page of a person: what stands there, in which order, and who may see it.
struct OverviewTests {
  private func page(_ desk: TestDesk, _ record: RecordID) async throws -> String {
    let site = try desk.site { $0.declareOverview(desk.desk) }
    let answer = try await desk.visitor(on: site).get("/arbeid/person/\(record)")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    return answer.body
  }

  @Test func thePersonsOwnWordsComeBeforeAnyScore() async throws {
    let desk = try TestDesk()
    let body = try await page(desk, try await desk.openRecordWithHistory())
    let words = try #require(body.firstRange(of: "Å få sove, og å klare å ta imot datteren"))
    let score = try #require(body.firstRange(of: "PHQ-9"))
    #expect(words.lowerBound < score.lowerBound)
  }

  @Test func theHeadingShowsWhatNobodyMayOverlook() async throws {
    let desk = try TestDesk()
    let body = try await page(desk, try await desk.openRecordWithHistory())
    for text in [
      "54 år", "00 00 12 34, trygt å ringe etter kl. 12", "tolk: nei", "Selvmordsrisiko moderat · 3 dager siden",
      "Overdose · 12 dager siden", "Hovedforløp 3 · siden", "Barn under 18: ikke avklart om de er ivaretatt",
      "Koordinator: ", "Ny kontakt",
    ] { #expect(body.contains(text), "\(text)") }
  }

  @Test func nowTellsWhatIsAgreedAndWhoMayKnowWhat() async throws {
    let desk = try TestDesk()
    let body = try await page(desk, try await desk.openRecordWithHistory())
    for text in [
      "i morgen, tirsdag 24. november kl. 12.00, hjemmebesøk", "Samtaler med helsepersonell", "Sover bedre.",
      "olanzapin 10 mg (fastlegen", "kan vite om avtaler og krise, ikke om rus", "10 poeng lavere", "6 av 10",
      "Sove fem timer i strekk",
    ] { #expect(body.contains(text), "\(text)") }
  }

  @Test func anEmptyRecordSaysWhatIsNotKnownAndWhatToDo() async throws {
    let desk = try TestDesk()
    let body = try await page(desk, try await desk.openRecord { $0.birthDate = nil })
    for text in [
      "alder ikke kjent", "Risiko er ikke vurdert", "Hovedforløp er ikke valgt", "Vi har ikke spurt",
      "ikke spurt om det er trygt å ringe", "Begynn kartleggingen", "18 av 18 tema",
    ] { #expect(body.contains(text), "\(text)") }
  }

  @Test func aScoreOfZeroIsAScore() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord(daysAgo: 60)
    try await desk.score(18, in: record, daysAgo: 50)
    try await desk.score(0, in: record, daysAgo: 1)
    let body = try await page(desk, record)
    #expect(body.contains("til 0 22. november: 18 poeng lavere"))
  }

  @Test func namesAreTextWhateverTheyHold() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord("<b>Per</b>", "'; DROP TABLE person; --")
    let body = try await page(desk, record)
    #expect(!body.contains("<b>Per"))
    #expect(body.contains("&lt;b&gt;Per"))
  }

  @Test func aLookIsLoggedAndAnUnknownIdIsNotFound() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let site = try desk.site { $0.declareOverview(desk.desk) }
    let visitor = try await desk.visitor(.reception, on: site)
    #expect(try await visitor.get("/arbeid/person/finnes-ikke").status == 404)
    _ = try await visitor.get("/arbeid/person/\(record)")
    let reads = try await desk.desk.accessLog(of: record, for: try desk.actor(.teamLead)).lines.rows
    #expect(reads.filter { $0.kind == .read }.map(\.what) == ["logg", "oversikt"])
    #expect(try await site.stranger().get("/arbeid/person/\(record)").status == 303)
  }
}

import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// Protects that content goes only by a decision somebody stands for, that it is then gone everywhere, and that a refusal
/// is written with the right of appeal.
struct RemovalTests {
  private struct Bench {
    let desk: TestDesk
    let record: RecordID
    let visitor: Visitor
    let version: Int

    init(_ event: Event = RemovalTests.contact, role: StaffRole = .clinician) async throws {
      desk = try TestDesk()
      record = try await desk.openRecord(daysAgo: 30)
      version = try await desk.sign(event, in: record, daysAgo: 10).version
      let desk = desk
      visitor = try await desk.visitor(role, on: try desk.site { $0.declareTimeline(desk.desk) })
    }

    var erasing: String { "/arbeid/person/\(record)/fjern/\(version)" }
    var moving: String { "/arbeid/person/\(record)/flytt/\(version)" }

    func timeline(of record: RecordID) async throws -> String {
      let body = try await visitor.get("/arbeid/person/\(record)/tidslinje").body
      #expect(HTMLCheck(body).faults == [])
      return body
    }

    func isWhole() async throws -> Bool {
      let report = try await desk.store.checkChains()
      for (record, state) in try await desk.store.records(after: nil, limit: 100) {
        let journal = try await desk.store.journal(of: record)
        #expect(state == CaseState(replaying: journal))
      }
      return report.faults.isEmpty
    }
  }

  private static let contact = Event.contactHeld(
    Contact(form: .phone, note: "Et utsagn som ikke stemmer.", statements: [Statement(.overdose, .yes)]))
  private static let erase: KeyValuePairs = [
    "avgjorelse": "erased", "hvem": "person", "vilkar": "misleading", "vurdert": "ja",
    "grunn": "Det gjaldt en annen hendelse.",
  ]
  private static let confirmedErase: KeyValuePairs = [
    "avgjorelse": "erased", "hvem": "person", "vilkar": "misleading", "vurdert": "ja",
    "grunn": "Det gjaldt en annen hendelse.", "bekreftet": "ja",
  ]

  @Test func nothingGoesBeforeItIsConfirmed() async throws {
    let bench = try await Bench()
    let page = try await bench.visitor.get(bench.erasing)
    #expect(page.status == 200 && HTMLCheck(page.body).faults == [])
    let asked = try await bench.visitor.submit(bench.erasing, Self.erase)
    #expect(asked.status == 200 && HTMLCheck(asked.body).faults == [])
    #expect(asked.body.contains("Vil dere slette dette?") && asked.body.contains("Det gjaldt en annen hendelse."))
    #expect(try await bench.desk.state(bench.record).version == bench.version)
    #expect(try await bench.timeline(of: bench.record).contains("Et utsagn som ikke stemmer."))
  }

  @Test func whatIsErasedIsGoneEverywhereAndTheDecisionStands() async throws {
    let bench = try await Bench()
    // A correction repeats the words; it goes too.
    let target = try #require(try await bench.desk.store.journal(of: bench.record).last)
    let correction = Correction(
      of: target.id, replacement: .contactHeld(Contact(form: .phone, note: "Et utsagn som stemmer litt.")),
      reason: "Delvis feil utsagn")
    try await bench.desk.desk.correct(correction, in: bench.record, by: try bench.desk.actor(), key: nil)
    let actor = try bench.desk.actor()
    _ = try await bench.desk.desk.keep(
      ["notat": ["et utsagn"]], DraftKey(record: bench.record, form: "kontakt"), seen: 0, by: actor)
    #expect(try await bench.visitor.submit(bench.erasing, Self.confirmedErase).status == 303)
    let body = try await bench.timeline(of: bench.record)
    for word in ["utsagn som ikke stemmer", "utsagn som stemmer litt", "Delvis feil"] {
      #expect(!body.contains(word), "\(word)")
    }
    for words in [
      "slettet etter vedtak", "Det gjaldt en annen hendelse.", "personen selv", "Innholdet er tatt bort etter vedtak",
      actor.name,
    ] { #expect(body.contains(words), "\(words)") }
    let state = try await bench.desk.state(bench.record)
    #expect(state.lastContact == nil && state.happenings.isEmpty && state.facts[.overdose].answer == .notAsked)
    #expect(try await bench.desk.store.draft(DraftKey(record: bench.record, form: "kontakt")) == nil)
    #expect(try await bench.isWhole())
    #expect(try await bench.visitor.get(bench.erasing).status == 404)
  }

  @Test func aRefusalIsWrittenWithTheRightOfAppeal() async throws {
    let bench = try await Bench(role: .leader)
    // The leader of the service follows nobody up, and says why this record is opened.
    try await bench.desk.letIn(.leader, to: bench.record)
    let missing = try await bench.visitor.submit(
      bench.erasing, ["avgjorelse": "refused", "hvem": "person", "grunn": "Nødvendig for videre hjelp."])
    #expect(missing.status == 422 && missing.body.contains("retten til å klage"))
    #expect(missing.body.contains("Nødvendig for videre hjelp.</textarea>"))
    let done = try await bench.visitor.submit(
      bench.erasing,
      [
        "avgjorelse": "refused", "hvem": "person", "grunn": "Nødvendig for videre hjelp.",
        "klage": "I brev 23.11.2026: kan klage til statsforvalteren.", "bekreftet": "ja",
      ])
    #expect(done.status == 303)
    let body = try await bench.timeline(of: bench.record)
    for words in ["avslått", "Nødvendig for videre hjelp.", "statsforvalteren", "Et utsagn som ikke stemmer."] {
      #expect(body.contains(words), "\(words)")
    }
    #expect(try await bench.isWhole())
  }

  @Test func theLawsConditionsAreAskedFor() async throws {
    let bench = try await Bench()
    let answer = try await bench.visitor.submit(
      bench.erasing, ["avgjorelse": "erased", "hvem": "person", "bekreftet": "ja"])
    #expect(answer.status == 422 && HTMLCheck(answer.body).faults == [])
    for words in ["vilkår i loven", "Skriv hvorfor", "Vurder dette"] {
      #expect(answer.body.contains(words), "\(words)")
    }
    #expect(try await bench.desk.state(bench.record).version == bench.version)
    // Who somebody is and how the record began cannot be emptied.
    #expect(try await bench.visitor.get("/arbeid/person/\(bench.record)/fjern/1").status == 404)
  }

  @Test func receptionMayNotAndIsNotShownTheWay() async throws {
    let bench = try await Bench(role: .reception)
    #expect(try await bench.visitor.get(bench.erasing).status == 403)
    #expect(try await bench.visitor.get(bench.moving).status == 403)
    #expect(try await !bench.timeline(of: bench.record).contains("Slett eller flytt"))
  }

  @Test func whatStandsWithTheWrongPersonIsMovedWithWhoWroteIt() async throws {
    let bench = try await Bench()
    let right = try await bench.desk.openRecord("Liv", "Rettperson", daysAgo: 20) { $0.phone = "90 00 00 01" }
    let page = try await bench.visitor.get(bench.moving)
    #expect(page.status == 200 && HTMLCheck(page.body).faults == [])
    let unknown = try await bench.visitor.submit(bench.moving, ["til": "Ingen Slik", "grunn": "Sett i møte."])
    #expect(unknown.status == 422 && unknown.body.contains("finner ingen"))
    let asked = try await bench.visitor.submit(bench.moving, ["til": "Liv Rettperson", "grunn": "Sett i møte."])
    #expect(asked.status == 200 && asked.body.contains("Er dette rett person?"))
    #expect(HTMLCheck(asked.body).faults == [] && asked.body.contains("Liv Rettperson"))
    #expect(try await bench.desk.state(right).lastContact == nil)
    let done = try await bench.visitor.submit(
      bench.moving, ["til": "Liv Rettperson", "grunn": "Sett i møte.", "bekreftet": right.text])
    #expect(done.status == 303)
    let (wrong, moved) = (try await bench.timeline(of: bench.record), try await bench.timeline(of: right))
    #expect(!wrong.contains("Et utsagn som ikke stemmer.") && wrong.contains("ført på feil person"))
    #expect(!wrong.contains("Rettperson"), "the trace tells nothing of the other person")
    #expect(moved.contains("Et utsagn som ikke stemmer.") && moved.contains("Flyttet hit"))
    #expect(!moved.contains("Testad"))
    let (before, after) = (try await bench.desk.state(bench.record), try await bench.desk.state(right))
    #expect(before.lastContact == nil && before.happenings.isEmpty)
    #expect(after.lastContact?.value.note == "Et utsagn som ikke stemmer.")
    let author = try bench.desk.actor().name
    #expect(after.lastContact?.author == author)
    #expect(after.lastContact?.day == bench.desk.today.adding(days: -10))
    #expect(after.happenings.map(\.fact) == [.overdose])
    #expect(try await bench.isWhole())
  }

  @Test func whoTheOtherIsMayNotBeGuessed() async throws {
    let bench = try await Bench()
    _ = try await bench.desk.openRecord("Liv", "Lik")
    _ = try await bench.desk.openRecord("Liv", "Lik")
    let answer = try await bench.visitor.submit(bench.moving, ["til": "Liv Lik", "grunn": "Sett i møte."])
    #expect(answer.status == 422 && answer.body.contains("2 personer"))
  }
}

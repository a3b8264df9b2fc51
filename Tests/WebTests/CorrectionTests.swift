import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects that a mistake can be put right, that both stay visible, and that the state is as if it had been right.
struct CorrectionTests {
  private struct Bench {
    let desk: TestDesk
    let record: RecordID
    let visitor: Visitor
    let version: Int

    init(_ event: Event) async throws {
      desk = try TestDesk()
      record = try await desk.openRecord(daysAgo: 30)
      version = try await desk.sign(event, in: record, daysAgo: 10).version
      let desk = desk
      visitor = try await desk.visitor(on: try desk.site { $0.declareTimeline(desk.desk) })
    }

    var form: String { "/arbeid/person/\(record)/rett/\(version)" }
    func timeline() async throws -> String {
      let body = try await visitor.get("/arbeid/person/\(record)/tidslinje").body
      #expect(HTMLCheck(body).faults == [])
      return body
    }
  }

  private static let contact = Event.contactHeld(
    Contact(form: .phone, note: "Feil notat.", statements: [Statement(.overdose, .yes)]))

  @Test func aNoteIsWrittenAnewAndBothAreShown() async throws {
    let bench = try await Bench(Self.contact)
    let page = try await bench.visitor.get(bench.form).body
    #expect(HTMLCheck(page).faults == [])
    #expect(page.contains("Feil notat.</textarea>"))
    let answer = try await bench.visitor.submit(
      bench.form, ["hvordan": "skriv", "notat": "Riktig notat.", "grunn": "Feil person."])
    #expect(answer.status == 303)
    let body = try await bench.timeline()
    #expect(body.contains(#"class="entry corrected" id="e\#(bench.version)""#))
    for text in ["Feil notat.", "Riktig notat.", "Hva som var feil: Feil person.", "Retting"] {
      #expect(body.contains(text), "\(text)")
    }
    let state = try await bench.desk.state(bench.record)
    #expect(state.lastContact?.value.note == "Riktig notat.")
    #expect(state.happenings.map(\.fact) == [.overdose])
  }

  @Test func anAnswerIsTakenAway() async throws {
    let facts = StatedFacts(form: "helse", statements: [Statement(.smokes, .yes), Statement(.heartCheck, .yes)])
    let bench = try await Bench(.factsStated(facts))
    let answer = try await bench.visitor.submit(
      bench.form,
      [
        "hvordan": "skriv", FactEntry.name(of: .smokes): "nei",
        FactEntry.name(of: .heartCheck): CorrectionPage.takenAway, "grunn": "Hørte feil.",
      ])
    #expect(answer.status == 303)
    let state = try await bench.desk.state(bench.record)
    #expect(state.facts[.smokes].answer == .no)
    #expect(state.facts[.heartCheck].answer == .notAsked)
  }

  @Test func withdrawnIsAsIfNeverWritten() async throws {
    let bench = try await Bench(Self.contact)
    let answer = try await bench.visitor.submit(bench.form, ["hvordan": "trekk", "grunn": "Feil journal."])
    #expect(answer.status == 303)
    let state = try await bench.desk.state(bench.record)
    #expect(state.contactCount == 0 && state.happenings.isEmpty)
    #expect(try await bench.timeline().contains("Innslaget er trukket tilbake"))
  }

  @Test func aReasonIsAskedForAndNothingTypedIsLost() async throws {
    let bench = try await Bench(Self.contact)
    let answer = try await bench.visitor.submit(bench.form, ["hvordan": "skriv", "notat": "Et nytt notat."])
    #expect(answer.status == 422)
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(answer.body.contains("Et nytt notat.</textarea>") && answer.body.contains("Skriv hva som var feil."))
    let blank = try await bench.visitor.submit(bench.form, ["hvordan": "skriv", "notat": " ", "grunn": "feil"])
    #expect(blank.status == 422)
    let same = try await bench.visitor.submit(
      bench.form, ["hvordan": "skriv", "notat": "Feil notat.", "grunn": "feil"])
    #expect(same.status == 422)
    #expect(try await bench.desk.state(bench.record).version == bench.version)
  }

  @Test func theSameFormTwiceIsDoneOnce() async throws {
    let bench = try await Bench(Self.contact)
    for _ in 0..<2 {
      let answer = try await bench.visitor.submit(
        bench.form, ["hvordan": "trekk", "grunn": "Feil journal."], key: "0123456789abcdef0123")
      #expect(answer.status == 303)
    }
    #expect(try await bench.desk.state(bench.record).version == bench.version + 1)
  }

  @Test func aLeaderReadsAndDoesNotCorrect() async throws {
    let bench = try await Bench(Self.contact)
    let desk = bench.desk
    try await desk.letIn(.leader, to: bench.record)
    let leader = try await desk.visitor(.leader, on: try desk.site { $0.declareTimeline(desk.desk) })
    #expect(try await leader.get(bench.form).status == 403)
    let body = try await leader.get("/arbeid/person/\(bench.record)/tidslinje").body
    #expect(!body.contains("Rett opp") && body.contains("Feil notat."))
    #expect(try await bench.visitor.get("/arbeid/person/\(bench.record)/rett/999").status == 404)
    #expect(try await bench.visitor.get("/arbeid/person/\(bench.record)/rett/1").status == 404)
  }
}

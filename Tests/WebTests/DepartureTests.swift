import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects what a written reason does: it closes a `bør`, explains a `skal`, and never touches a right.
struct DepartureTests {
  private static func norm(_ id: String, _ strength: Strength, _ fact: Fact, isRight: Bool = false) -> Norm {
    Norm(
      id: id, title: "Anbefaling \(id)", whenMissing: "Mangler \(id)", strength: strength, kind: .duty,
      citation: Citation(
        document: "d", documentName: "Kilden", requirement: id, place: "kapittel", anchor: "noen ord", line: 1),
      applies: .fact(FactTest(.episodeStarted, .yes)), fulfilled: .fact(FactTest(fact, .yes)), isRight: isRight,
      action: NormAction(page: "helse", label: "Gjør det"), reading: "slik leses det", lastChecked: Day(ordinal: 0))
  }

  private static let guide = Guide(
    edition: "prøve",
    norms: [
      norm("B-1", .should, .heartCheck), norm("S-1", .must, .bodilyExamination),
      norm("R-1", .should, .smokingHelp, isRight: true), norm("K-1", .may, .cookingHelp),
    ])

  private struct Bench {
    let desk: TestDesk
    let record: RecordID
    let visitor: Visitor

    init() async throws {
      desk = try TestDesk(guide: DepartureTests.guide)
      record = try await desk.openRecord()
      let desk = desk
      visitor = try await desk.visitor(
        on: try desk.site {
          $0.declareOverview(desk.desk)
          $0.declareDeparture(desk.desk)
          $0.declareAllFindings(desk.desk)
        })
    }

    func panel() async throws -> String {
      let body = try await visitor.get("/arbeid/person/\(record)").body
      #expect(HTMLCheck(body).faults == [])
      return body
    }

    func depart(_ norm: String, _ fields: KeyValuePairs<String, String>) async throws -> Visitor.Answer {
      try await visitor.submit("/arbeid/person/\(record)/fravik/\(norm)", fields)
    }
  }

  @Test func aBorIsClosedAndASkalStands() async throws {
    let bench = try await Bench()
    #expect(try await bench.panel().contains("Mangler B-1"))
    let reason: KeyValuePairs = ["arsak": "not-now", "grunn": "Må vente til uken etter."]
    #expect(try await bench.depart("B-1", reason).status == 303)
    #expect(try await bench.depart("S-1", reason).status == 303)
    let body = try await bench.panel()
    #expect(!body.contains("Mangler B-1") && body.contains("1 fraveket med grunn"))
    #expect(body.contains("Mangler S-1") && body.contains("En grunn forklarer et «skal», men lukker det ikke."))
    let all = try await bench.visitor.get("/arbeid/person/\(bench.record)/veileder?vis=fraveket").body
    #expect(HTMLCheck(all).faults == [])
    #expect(all.contains("Anbefaling B-1") && all.contains("Må vente til uken etter."))
  }

  @Test func aReasonLapsesWhenWhatItRestedOnChanges() async throws {
    let bench = try await Bench()
    _ = try await bench.depart("B-1", ["arsak": "not-now", "grunn": "Vent."])
    try await bench.desk.sign(
      .factsStated(StatedFacts(form: "helse", statements: [Statement(.heartCheck, .no)])), in: bench.record)
    let body = try await bench.panel()
    #expect(body.contains("Mangler B-1") && body.contains("Derfor gjelder den ikke lenger."))
  }

  @Test func aReasonIsLookedAtAgainOnItsDay() async throws {
    let bench = try await Bench()
    let page = try await bench.visitor.get("/arbeid/person/\(bench.record)/fravik/B-1").body
    #expect(page.contains(#"name="gjelder-til""#) && page.contains("23.02.2027"), "a day is suggested")
    let past: KeyValuePairs = ["arsak": "not-now", "grunn": "Vent.", "gjelder-til": "01.11.2026"]
    let refused = try await bench.depart("B-1", past)
    #expect(refused.status == 422 && refused.body.contains("Vent.</textarea>") && refused.body.contains("01.11.2026"))
    let reason: KeyValuePairs = ["arsak": "waiting-for-others", "grunn": "Vent.", "gjelder-til": "30.11.2026"]
    #expect(try await bench.depart("B-1", reason).status == 303)
    #expect(!(try await bench.panel().contains("Mangler B-1")))
    bench.desk.clock.pass(minutes: 8 * 1440)
    let visitor = try await bench.desk.visitor(
      on: try bench.desk.site { [desk = bench.desk] in $0.declareOverview(desk.desk) })
    let later = try await visitor.get("/arbeid/person/\(bench.record)").body
    #expect(later.contains("Mangler B-1") && later.contains("Dagen for å se på grunnen igjen har gått."))
  }

  @Test func aRightCannotBeDepartedFrom() async throws {
    let bench = try await Bench()
    let body = try await bench.panel()
    #expect(body.contains("Mangler R-1"))
    #expect(body.contains("/fravik/B-1") && body.contains("/fravik/S-1") && !body.contains("/fravik/R-1"))
    let page = try await bench.visitor.get("/arbeid/person/\(bench.record)/fravik/R-1").body
    #expect(page.contains("Dette er en rettighet") && !page.contains(#"name="grunn""#))
    let answer = try await bench.depart("R-1", ["arsak": "harmful", "grunn": "prøver likevel"])
    #expect(answer.status == 422)
    #expect(try await bench.desk.state(bench.record).departures.isEmpty)
    #expect(try await bench.depart("K-1", ["arsak": "harmful", "grunn": "x"]).status == 422)
  }

  @Test func theFormShowsWhatItIsAboutAndKeepsWhatWasTyped() async throws {
    let bench = try await Bench()
    let page = try await bench.visitor.get("/arbeid/person/\(bench.record)/fravik/S-1").body
    #expect(HTMLCheck(page).faults == [])
    for text in ["Dette er et «skal»", "Kilden · kapittel · «noen ord» · S-1", "slik leses det"] {
      #expect(page.contains(text), "\(text)")
    }
    let answer = try await bench.depart("S-1", ["grunn": "Bare ordene."])
    #expect(answer.status == 422)
    #expect(answer.body.contains("Bare ordene.</textarea>") && answer.body.contains("Velg hva slags grunn det er."))
    #expect(try await bench.visitor.get("/arbeid/person/\(bench.record)/fravik/finnes-ikke").status == 404)
  }

  @Test func aColleaguesReasonIsShownBeforeMineCounts() async throws {
    let bench = try await Bench()
    try await bench.desk.sign(
      .departed(Departure(norm: "B-1", reason: .doneElsewhere, words: "Gjort hos fastlegen.")), in: bench.record)
    let answer = try await bench.depart("B-1", ["versjon": "1", "arsak": "not-now", "grunn": "Mine ord."])
    #expect(answer.status == 409)
    #expect(answer.body.contains("Gjort hos fastlegen.") && answer.body.contains("Mine ord.</textarea>"))
  }

  @Test func thePanelPutsSkalFirstAndFoldsWhatIsOffered() async throws {
    let body = try await Bench().panel()
    let must = try #require(body.firstRange(of: "Mangler S-1"))
    let should = try #require(body.firstRange(of: "Mangler B-1"))
    #expect(must.lowerBound < should.lowerBound)
    #expect(body.contains("Ett tiltak kan tilbys"))
    #expect(body.contains(#"href="/arbeid/person/"#) && body.contains("/helse#felt-fakta-heartCheck"))
  }
}

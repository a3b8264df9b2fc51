import Access
import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects that every fact a recommendation reads can be written by somebody, and that a form signs only what is new.
struct FactFormTests {
  /// Facts that some form, topic or page of its own can state.
  private func enterable(_ knowledge: Knowledge) -> Set<Fact> {
    Set(knowledge.forms.flatMap(\.parts).flatMap(\.facts)).union(knowledge.topics.flatMap(\.facts))
      .union(Fact.topics).union(FactEntry.structured)
  }

  @Test func everyFactThatANormReadsCanBeEntered() throws {
    let knowledge = try TestDesk().knowledge
    let enterable = enterable(knowledge)
    for norm in knowledge.guide.norms {
      let missing = Set(norm.reads).subtracting(enterable).map(\.rawValue).sorted()
      #expect(missing == [], "\(norm.id) leser det ingen kan skrive")
    }
    #expect(knowledge.guide.norms.contains { !$0.reads.isEmpty })
  }

  @Test func everyFactThereIsCanBeEntered() throws {
    let missing = Set(Fact.allCases).subtracting(enterable(try TestDesk().knowledge))
    #expect(missing.map(\.rawValue).sorted() == [])
  }

  @Test func whatPagesOfTheirOwnWriteIsWhatTheirEventsImply() {
    let implied = Set(TimelineSamples.events.flatMap(\.statements).map(\.fact))
    for fact in [Fact.contactHeld, .pathway, .goalSet, .measureOffered, .crisisPlan, .coordinator, .assessmentSigned] {
      #expect(implied.contains(fact) && FactEntry.structured.contains(fact))
    }
  }

  @Test func everyFormIsSoundForThoseWhoWriteAndThoseWhoRead() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let site = try desk.site {
      $0.declareFactForms(desk.desk)
      $0.declarePlans(desk.desk)
    }
    try await desk.letIn(.leader, to: record)
    for role in [StaffRole.clinician, .leader] {
      let visitor = try await desk.visitor(role, on: site)
      for form in desk.knowledge.forms {
        let answer = try await visitor.get(PersonAddress.form(form.page, record))
        #expect(answer.status == 200, "\(form.page)")
        #expect(HTMLCheck(answer.body).faults == [], "\(form.page)")
        #expect(answer.body.contains("Signer og lagre") == (role == .clinician))
      }
    }
  }

  private func bench() async throws -> (TestDesk, RecordID, Visitor, String) {
    let desk = try TestDesk()
    let record = try await desk.openRecord(daysAgo: 40)
    let visitor = try await desk.visitor(on: try desk.site { $0.declareFactForms(desk.desk) })
    return (desk, record, visitor, PersonAddress.page("helse", record))
  }

  private func name(_ fact: Fact) -> String { FactEntry.name(of: fact) }

  @Test func onlyWhatIsAnsweredIsSigned() async throws {
    let (desk, record, visitor, address) = try await bench()
    let answer = try await visitor.submit(
      address,
      [
        name(.heartCheck): "gjort", name(.smokes): "vil-ikke-svare", name(.smokingHelp): "avslatt",
        name(.nutritionTrouble): "", "dag": "1.11.2026", "merknad": "Hos fastlegen.",
      ])
    #expect(answer.status == 303)
    let facts = try await desk.state(record).facts
    #expect(facts[.heartCheck].answer == .yes && facts[.heartCheck].day == Day(iso: "2026-11-01"))
    #expect(facts[.smokes].answer == .declined && facts[.smokingHelp].answer == .declined)
    #expect(facts[.nutritionTrouble].answer == .notAsked)
    let page = try await visitor.get(address).body
    #expect(page.contains("Nå: gjort, 1. november") && page.contains("Nå: spurt, vil ikke svare, 1. november"))
  }

  @Test func everyAnswerOfEveryKindCanBeGiven() throws {
    let today = Day(ordinal: 20_000)
    for fact in Fact.allCases {
      for option in FactAnswer.options(fact) {
        var form = FormReading(FormValues(typed: [name(fact): [option.code]]))
        #expect(form.statement(fact, on: today) == option.statement, "\(fact) \(option.code)")
      }
      let isDay = fact.kind == .event || fact.kind == .date
      #expect(isDay == FactAnswer.options(fact).isEmpty, "\(fact)")
    }
    var form = FormReading(FormValues(typed: [name(.overdose): ["1.10.2024"], name(.compulsoryEnds): ["1.1.2025"]]))
    #expect(form.statement(.overdose, on: today)?.on == Day(iso: "2024-10-01"))
    #expect(form.statement(.compulsoryEnds, on: today)?.value == Day(iso: "2025-01-01").map { Int($0.ordinal) })
  }

  @Test(arguments: [("dag", "31.2.2026"), ("dag", "1.1.2030"), ("dag", ""), ("fakta-smokes", "tull")])
  func wrongInputKeepsWhatWasTyped(field: String, value: String) async throws {
    let (desk, record, visitor, address) = try await bench()
    let answer = try await visitor.submit(
      address,
      [
        "fakta-heartCheck": "gjort", "merknad": "Et langt notat", "dag": field == "dag" ? value : "1.11.2026",
        "fakta-smokes": field == "fakta-smokes" ? value : "",
      ])
    #expect(answer.status == 422)
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(answer.body.contains("Et langt notat") && answer.body.contains(#"value="gjort" selected"#))
    #expect(try await desk.state(record).facts[.heartCheck].answer == .notAsked)
  }

  @Test func nothingAnsweredIsNotSigned() async throws {
    let (_, _, visitor, address) = try await bench()
    let answer = try await visitor.submit(address, ["dag": "1.11.2026"])
    #expect(answer.status == 422 && answer.body.contains("Ingenting er fylt ut ennå."))
  }

  @Test func aColleaguesAnswerToTheSameIsShownAndToSomethingElseIsNot() async throws {
    let (desk, record, visitor, address) = try await bench()
    let before = try await desk.state(record).version
    try await desk.sign(
      .factsStated(StatedFacts(form: "helse", statements: [Statement(.smokes, .no)])), in: record)
    let other = try await visitor.submit(
      address, ["versjon": "\(before)", name(.heartCheck): "gjort", "dag": "1.11.2026"])
    #expect(other.status == 303)
    let same = try await visitor.submit(address, ["versjon": "\(before)", name(.smokes): "ja", "dag": "23.11.2026"])
    #expect(same.status == 409)
    #expect(same.body.contains("Noen andre har skrevet her") && same.body.contains(#"value="ja" selected"#))
    #expect(HTMLCheck(same.body).faults == [])
    #expect(try await desk.state(record).facts[.smokes].answer == .no)
  }

  @Test func aLeaderCannotWrite() async throws {
    let (desk, record, _, address) = try await bench()
    let leader = try await desk.visitor(.leader, on: try desk.site { $0.declareFactForms(desk.desk) })
    let csrf = try await leader.csrf()
    let answer = try await leader.post(
      address, ["csrf": csrf, "nokkel": "0123456789abcdef", name(.smokes): "ja", "dag": "1.11.2026"])
    #expect(answer.status == 403)
    #expect(try await desk.state(record).facts[.smokes].answer == .notAsked)
  }
}

extension Norm {
  /// Every fact it reads, also for its deadline.
  fileprivate var reads: [Fact] {
    let timed: [Fact] =
      switch deadline {
      case .none, .local: []
      case .atOnce(let facts), .within(_, let facts): facts
      case .before(let fact, _): [fact]
      case .recurring(let fact, _, _, let first): [fact] + first
      }
    return applies.facts + fulfilled.facts + timed
  }
}

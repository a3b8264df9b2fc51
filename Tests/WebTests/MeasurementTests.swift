import Access
import Casework
import CivilTime
import Desk
import Foundation
import Guidance
import Instruments
import Testing

@testable import Web

/// Protects the questionnaires: a number is something to talk about, and an answer about danger is never left lying.
struct MeasurementTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareMeasurement(desk.desk) }
  }

  private func path(_ record: RecordID, _ rest: String = "") -> String {
    "/arbeid/person/\(record.text)/maling\(rest)"
  }

  /// Somebody with, or without, the certificate.
  private func visitor(certifiedFor id: String, _ holds: Bool = true) async throws -> Visitor {
    let unit = try desk.actor().unit
    let fitting = desk.people.filter { $0.role != .leader && $0.certificates.contains(id) == holds }
    let actor = try #require(fitting.first { $0.unit == unit } ?? fitting.first)
    return try await site.visitor(as: actor.id.text)
  }

  private func answers(_ values: [Int]) -> [(String, String)] {
    values.enumerated().map { ("svar-\($0.offset + 1)", String($0.element)) }
  }

  private func result(_ record: RecordID) async throws -> InstrumentResult {
    try #require(try await desk.desk.results(record, for: desk.actor()).last).result
  }

  @Test func everyPageIsSound() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    for instrument in desk.knowledge.instruments {
      for rest in ["/\(instrument.id)", "/\(instrument.id)/sum"] {
        let answer = try await visitor.get(path(record, rest))
        if answer.status == 303 {
          #expect(!instrument.canBeFilledIn || instrument.usage.requirement == .certificate)
          continue
        }
        #expect(answer.status == 200 && !answer.body.contains(" checked"))
        #expect(HTMLCheck(answer.body).faults == [], "\(rest)")
      }
    }
    for rest in ["", "/phq-9/resultat"] {
      let faults = HTMLCheck(try await visitor.get(path(record, rest)).body).faults
      #expect(faults == [], "\(rest)")
    }
    #expect(try await visitor.get(path(record, "/gad-7/resultat")).status == 404)
    #expect(try await visitor.get(path(record, "/ukjent")).status == 404)
  }

  @Test func theListTellsTheTermsOfAll() async throws {
    let record = try await desk.openRecord()
    let body = try await desk.visitor(on: site).get(path(record)).body
    #expect(desk.knowledge.instruments.count == 45)
    for purpose in Usage.Purpose.allCases { #expect(body.contains(purpose.norwegian.withLargeFirst)) }
    for instrument in desk.knowledge.instruments {
      #expect(body.contains("\(instrument.licence.state.norwegian.withLargeFirst), "))
      #expect(body.contains("\(path(record, "/\(instrument.id)/sum"))\""))
    }
    #expect(body.contains("egne formuleringer, ikke utgiverens tekst"))
  }

  @Test func aFilledInFormIsScoredAndSomethingToTalkAbout() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "gad-7")
    let answer = try await visitor.send(from: path(record, "/gad-7"), answers([1, 2, 3, 0, 1, 2, 1]))
    #expect(answer.location == path(record, "/gad-7/resultat"))
    let signed = try await result(record)
    #expect(signed.total == 10 && signed.competent == true && signed.riskItems.isEmpty)
    let page = try await visitor.get(path(record, "/gad-7/resultat")).body
    let gad = try #require(desk.knowledge.instrument("gad-7"))
    guard case .band(let band) = try gad.score(total: 10).reading else {
      throw StoreFailure.unavailable("ingen område")
    }
    #expect(page.contains("10 av 21") && page.contains(band.talkAbout.asHTML))
    #expect(HTMLCheck(page).faults == [])
    #expect(try await desk.state(record).facts.suspected == [])
  }

  @Test(arguments: [1, 2, 3])
  func anAnswerAboutDeathAsksForARiskAssessmentThereAndThen(value: Int) async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    let page = path(record, "/phq-9")
    let answer = try await visitor.send(from: page, answers([0, 0, 0, 0, 0, 0, 0, 0, value]))
    #expect(answer.location == path(record, "/phq-9/resultat"))
    let body = try await visitor.get(path(record, "/phq-9/resultat")).body
    #expect(body.contains("Svaret på spørsmål 9 ber om en risikovurdering nå"))
    #expect(body.contains("href=\"/arbeid/person/\(record.text)/risiko\""))
    let state = try await desk.state(record)
    #expect(state.facts.suspected == [.suspectedSuicide, .suspectedSelfHarm])
    let asked = try #require(desk.knowledge.guide.norms.firstIndex { $0.id == "MAP-10" })
    let finding = desk.knowledge.guide.evaluate(state, on: desk.today).findings.first { $0.index == asked }
    #expect(finding?.status.asksForAction == true, "the guideline asks too")

    try await desk.sign(
      .risksAssessed(
        RiskAssessment(judgements: [RiskJudgement(risk: .suicideRisk, answer: .low, basis: "Samtale.")])), in: record)
    let after = try await visitor.get(path(record, "/phq-9/resultat")).body
    #expect(!after.contains("ber om en risikovurdering nå") && after.contains("Risikoen er vurdert"))
  }

  @Test func noThoughtsOfDeathAreNoSuspicionHoweverHighTheTotal() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    try await visitor.send(from: path(record, "/phq-9"), answers([3, 3, 3, 3, 3, 3, 3, 3, 0]))
    #expect(try await desk.state(record).facts.suspected == [])
    #expect(try await visitor.get(path(record, "/phq-9/resultat")).body.contains("risikovurdering nå") == false)
  }

  @Test func aTotalHidesTheAnswerSoItIsAskedFor() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    let page = path(record, "/phq-9/sum")
    #expect(try await visitor.get(page).body.contains("svar-9"))
    try await visitor.send(from: page, key: "aaaaaaaaaaaaaaaa", [("sum", "4")])
    let unknown = try await visitor.get(path(record, "/phq-9/resultat")).body
    #expect(unknown.contains("Vi kjenner ikke svaret på spørsmål 9") && unknown.contains("Vurder risikoen nå"))
    #expect(try await desk.state(record).facts.suspected == [], "not knowing is no suspicion")
    try await visitor.send(from: page, key: "bbbbbbbbbbbbbbbb", [("sum", "4"), ("svar-9", "1")])
    #expect(try await desk.state(record).facts.suspected.contains(.suspectedSuicide))
    #expect(try await result(record).total == 4)
  }

  @Test(arguments: ["28", "-1", "mange", "", "99999999999999999999", "4,5"])
  func anImpossibleTotalIsKeptAndTold(typed: String) async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    let answer = try await visitor.send(from: path(record, "/phq-9/sum"), [("sum", typed), ("merknad", "Sa hun")])
    #expect(answer.status == 422)
    #expect(answer.body.contains("value=\"\(typed)\"") && answer.body.contains("Sa hun"))
    #expect(answer.body.contains("fra 0 til 27"))
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(try await desk.state(record).scores.isEmpty)
  }

  @Test func aValueThatIsNoAnswerIsToldAndTheOthersStand() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    let answer = try await visitor.send(from: path(record, "/phq-9"), answers([2, 2, 9, 2, 2, 2, 2, 2, 1]))
    #expect(answer.status == 422)
    #expect(answer.body.contains("Spørsmål 3 kan ikke ha verdien 9"))
    #expect(answer.body.components(separatedBy: " checked").count == 9)
    #expect(answer.body.contains("ber om en risikovurdering nå"), "the danger is told although something is wrong")
    #expect(try await desk.state(record).scores.isEmpty)
  }

  @Test func openQuestionsAreAgreedToAndCountedAsTheSourceSays() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    let page = path(record, "/phq-9")
    let some = Array(answers([1, 1, 1, 1, 1, 1, 1, 1, 0]).dropFirst(2))
    let asked = try await visitor.send(from: page, some)
    #expect(asked.status == 422 && asked.body.contains("Spørsmålene 1, 2 er ikke besvart. Summen kan regnes ut"))
    #expect(try await visitor.send(from: page, some + [("mangler", "på")]).status == 303)
    #expect(try await result(record).total == 8)
    #expect(try await visitor.get(path(record, "/phq-9/resultat")).body.contains("regnet ut fra svarene"))
    let few = Array(some.dropFirst())
    let none = try await visitor.send(from: page, key: "cccccccccccccccc", few)
    #expect(none.body.contains("Da blir det ingen sum"))
    try await visitor.send(from: page, key: "dddddddddddddddd", few + [("mangler", "på")])
    #expect(try await result(record).total == nil)
    #expect(try await visitor.get(path(record)).body.contains("hadde for få svar"))
  }

  @Test func whoNeverDrinksIsNotAskedHowMuch() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "audit-c")
    #expect(try await visitor.get(path(record, "/audit-c")).body.contains("kan 2–3 stå åpne"))
    #expect(try await visitor.send(from: path(record, "/audit-c"), [("svar-1", "0")]).status == 303)
    #expect(try await result(record).total == 0)
    let page = try await visitor.get(path(record, "/audit-c/resultat")).body
    #expect(page.contains("for kvinner") && page.contains("for menn"), "both limits, and none is chosen")
  }

  @Test func anEmptyFormIsNotSigned() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    let answer = try await visitor.send(from: path(record, "/phq-9"), [])
    #expect(answer.status == 422 && answer.body.contains("Ingen spørsmål er besvart ennå"))
  }

  @Test func withoutTheTrainingAReasonIsAskedForAndTheAnswerStillCounts() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "audit-c", false)
    let page = path(record, "/audit-c")
    #expect(try await visitor.get(page).body.contains("Du står ikke som sertifisert for AUDIT-C"))
    let zeros = answers([0, 0, 0])
    let refused = try await visitor.send(from: page, zeros)
    #expect(refused.status == 422 && refused.body.components(separatedBy: " checked").count == 4)
    try await visitor.send(from: page, zeros + [("kompetanse", "Veiledes av teamlederen")])
    let signed = try await result(record)
    #expect(signed.competent == false && signed.note.contains("Veiledes av teamlederen"))
    #expect(try await desk.state(record).facts[.toolCompetence].answer == .no)
  }

  @Test func withoutTheCertificateAScoreIsEnteredForSomebodyWhoHasIt() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "moca", false)
    let page = path(record, "/moca/sum")
    let body = try await visitor.get(page).body
    let holder = try #require(desk.people.first { $0.certificates.contains("moca") })
    #expect(body.contains("du står ikke med det") && body.contains(holder.name))
    let refused = try await visitor.send(from: page, key: "aaaaaaaaaaaaaaaa", [("sum", "22")])
    #expect(refused.status == 422 && refused.body.contains("Velg hvem som tok det"))
    #expect(refused.body.contains("value=\"22\""), "nothing typed is lost")
    let forged = try await visitor.send(from: page, key: "bbbbbbbbbbbbbbbb", [("sum", "22"), ("tatt-av", "ingen")])
    #expect(forged.status == 422)
    #expect(try await desk.state(record).scores.isEmpty)
    try await visitor.send(from: page, key: "cccccccccccccccc", [("sum", "22"), ("tatt-av", holder.id.text)])
    let signed = try await result(record)
    #expect(signed.total == 22 && signed.competent == true)
    #expect(signed.takenBy?.hasPrefix(holder.name) == true)
    let shown = try await visitor.get(path(record, "/moca/resultat")).body
    #expect(shown.contains("Tatt av") && shown.contains(holder.name))
    let nameless = try await visitor.send(
      from: page, key: "dddddddddddddddd", [("sum", "22"), ("tatt-av", "utenfor")])
    #expect(nameless.status == 422 && nameless.body.contains("Skriv navn og arbeidssted"))
    #expect(try await visitor.get(path(record, "/moca")).status == 303)
  }

  @Test func subscalesAreEnteredAndShownEachWithItsBand() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/hads/sum")
    let wrong = try await visitor.send(from: page, key: "aaaaaaaaaaaaaaaa", [("del-angst", "22")])
    #expect(wrong.status == 422 && wrong.body.contains("Angst skal være et helt tall fra 0 til 21"))
    try await visitor.send(
      from: page, key: "bbbbbbbbbbbbbbbb", [("sum", "15"), ("del-angst", "11"), ("del-depresjon", "4")])
    #expect(try await result(record).subscales == ["angst": 11, "depresjon": 4])
    let body = try await visitor.get(path(record, "/hads/resultat")).body
    #expect(body.contains("Over grensen (11–21)") && body.contains("Under grensen (0–7)"))
    #expect(body.contains("vi har ikke lest kilden"))
    #expect(HTMLCheck(body).faults == [])
    try await visitor.send(from: page, key: "cccccccccccccccc", [("del-angst", "0"), ("del-depresjon", "8")])
    let list = try await visitor.get(path(record)).body
    #expect(list.contains("forlop-hads-angst") && list.contains("forlop-hads-depresjon"))
    #expect(list.contains("Under grensen (0–7)".lowercased()) && HTMLCheck(list).faults == [])
  }

  @Test func aMeanIsTypedAndShownWithAComma() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/hscl-10/sum")
    #expect(try await visitor.send(from: page, key: "aaaaaaaaaaaaaaaa", [("sum", "1,855")]).status == 422)
    try await visitor.send(from: page, key: "bbbbbbbbbbbbbbbb", [("sum", "2,10")])
    try await visitor.send(from: page, key: "cccccccccccccccc", [("sum", "1.85")])
    #expect(try await result(record).total == 185)
    let body = try await visitor.get(path(record)).body
    #expect(body.contains("2,10") && body.contains("1,85") && body.contains("0,25 poeng lavere"))
    #expect(HTMLCheck(body).faults == [])
  }

  @Test func aFormWithoutScoreIsWrittenInWords() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    let page = path(record, "/brukerplan/sum")
    let empty = try await visitor.send(from: page, [("kompetanse", "veiledes")])
    #expect(empty.status == 422 && empty.body.contains("Skriv kort hva som kom fram"))
    try await visitor.send(
      from: page, key: "bbbbbbbbbbbbbbbb", [("kompetanse", "veiledes"), ("merknad", "Bolig og økonomi er usikkert.")])
    #expect(try await result(record).total == nil)
    let body = try await visitor.get(path(record, "/brukerplan/resultat")).body
    #expect(body.contains("Bolig og økonomi er usikkert.") && HTMLCheck(body).faults == [])
    let list = try await visitor.get(path(record)).body
    #expect(list.contains("BrukerPlan, ") && HTMLCheck(list).faults == [], "a form without a number is in the list too")
  }

  @Test func aScoreThatAsksForARiskAssessmentDoesSo() async throws {
    let record = try await desk.openRecord()
    let visitor = try await desk.visitor(on: site)
    try await visitor.send(
      from: path(record, "/c-ssrs/sum"), [("sum", "2"), ("svar-atferd", "0"), ("kompetanse", "veiledes")])
    #expect(try await desk.state(record).facts.suspected == [.suspectedSuicide, .suspectedSelfHarm])
    let body = try await visitor.get(path(record, "/c-ssrs/resultat")).body
    #expect(body.contains("Skåren ber om en risikovurdering nå"))
  }

  @Test func aScoreOfZeroIsAnImprovementAndTheDirectionIsRight() async throws {
    let record = try await desk.openRecord(daysAgo: 60)
    try await desk.score(14, in: record, daysAgo: 50)
    try await desk.score(0, in: record, daysAgo: 1)
    let visitor = try await desk.visitor(on: site)
    let body = try await visitor.get(path(record)).body
    #expect(body.contains("14 poeng lavere, en bedring større enn målefeilen"))
    #expect(body.contains("bedring</span>"))
    try await desk.score(1, in: record, daysAgo: 1)
    #expect(try await visitor.get(path(record, "/phq-9/resultat")).body.contains("liten endring</span>"))
    try await desk.score(20, in: record, daysAgo: 0)
    let worse = try await visitor.get(path(record, "/phq-9/resultat")).body
    #expect(worse.contains("19 poeng høyere, en forverring"))
  }

  @Test func aColleagueGoesOnWithTheDraftAndTwoAreShownBoth() async throws {
    let record = try await desk.openRecord()
    let first = try await desk.visitor(on: site)
    let page = path(record, "/gad-7")
    let kept = try await first.send(from: page, to: page + "/utkast", [("svar-1", "2")])
    #expect(kept.body == #"{"lagret":"10.00","felt":{"sett":1}}"#)
    let second = try await desk.visitor(.teamLead, on: site)
    let body = try await second.get(page).body
    let writer = try desk.actor().name
    #expect(body.contains("checked") && body.contains("sist lagret av \(writer)"))
    let stale = try await second.send(from: page, answers([1, 1, 1, 1, 1, 1, 1]) + [("sett", "0")])
    #expect(stale.status == 409 && stale.body.contains("over halvparten av dagene"))
    #expect(HTMLCheck(stale.body).faults == [])
    #expect(try await desk.state(record).scores.isEmpty)
    let whole = answers([1, 1, 1, 1, 1, 1, 1]) + [("kompetanse", "veiledes")]
    #expect(try await second.send(from: page, whole).status == 303)
    #expect(try await result(record).total == 7)
    #expect(try await first.get(page).body.contains("checked") == false, "the draft has ended")
  }

  @Test func aFormSentTwiceIsOneResult() async throws {
    let record = try await desk.openRecord()
    let visitor = try await visitor(certifiedFor: "phq-9")
    for _ in 0..<2 { try await visitor.send(from: path(record, "/phq-9"), answers([1, 1, 1, 1, 1, 1, 1, 1, 1])) }
    #expect(try await desk.state(record).scores.first?.count == 1)
    #expect(try await desk.state(record).facts[.suspectedSuicide].count == 1)
  }

  @Test func aDayAheadIsRefusedAndAnEarlierOneKeepsTheSuspicionToday() async throws {
    let record = try await desk.openRecord(daysAgo: 30)
    let visitor = try await visitor(certifiedFor: "phq-9")
    let filled = answers([1, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(try await visitor.send(from: path(record, "/phq-9"), filled + [("dag", "1.1.2030")]).status == 422)
    try await visitor.send(from: path(record, "/phq-9"), filled + [("dag", "20.11.2026")])
    let state = try await desk.state(record)
    #expect(state.scores.first?.latest.day.iso == "2026-11-20")
    #expect(state.facts[.suspectedSuicide].day == desk.today)
  }

  @Test func leadersReadAndDoNotFillIn() async throws {
    let record = try await desk.openRecordWithHistory()
    try await desk.letIn(.leader, to: record)
    let leader = try await desk.visitor(.leader, on: site)
    let list = try await leader.get(path(record))
    #expect(list.status == 200 && !list.body.contains("Fyll ut"))
    #expect(try await leader.get(path(record, "/phq-9/resultat")).status == 200)
    #expect(try await leader.get(path(record, "/phq-9")).status == 403)
    #expect(try await leader.get(path(record, "/phq-9/sum")).status == 403)
  }
}

extension FactTable {
  fileprivate var suspected: [Fact] { Fact.suspicions.filter(holds) }
}

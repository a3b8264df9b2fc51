import Access
import Casework
import CivilTime
import Testing

@testable import Web

/// Protects the risk page: nothing is filled in for anybody, and no raised risk is left without something done.
struct RiskPageTests {
  @Test func nothingIsPreFilledWithNo() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let body = try await visit.open("risiko")
    let checked = HTMLCheck.elements(of: body).filter { $0.name == "input" && $0.attributes["checked"] != nil }
    #expect(checked.count == 5)
    #expect(checked.allSatisfy { $0.attributes["value"] == "not-assessed" })
    for name in [
      "Fare for selvmord", "Fare for selvskading", "Fare for vold mot andre", "Fare for overdose",
      "Fare for at personen blir utsatt for vold",
    ] { #expect(body.contains(name)) }
  }

  @Test func harmReductionAndTheDangerOfViolenceAreOneStepAway() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let visit = try await FollowUpVisit(desk, record)
    let body = try await visit.open("risiko")
    for page in ["risiko", "skadereduksjon", "voldsrisiko"] {
      #expect(body.contains(#"href="\#(PersonAddress.form(page, record))""#), "\(page)")
    }
  }

  @Test func theLastAssessmentStandsBesideWithItsAgeAndWhatHasHappenedSince() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let visit = try await FollowUpVisit(desk, record)
    let body = try await visit.open("risiko")
    #expect(body.contains("Sist: moderat (20. november, for 3 dager siden). Grunnlag da: Tanker hver kveld"))
    #expect(body.contains("Sist: aldri vurdert."))
    #expect(body.contains("Har hendt: overdose 11. november"))
    #expect(body.contains("Journalen: overdose 11. november"))
    #expect(body.contains("113"))
  }

  @Test func raisedRiskWithoutAMeasureIsRefusedAndEveryWordIsKept() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let answer = try await visit.send(
      "risiko",
      [("niva-selvmord", "high"), ("grunnlag-selvmord", "Har lagt en plan <i>i natt</i>"), ("beskytter", "Hunden")])
    #expect(answer.status == 422)
    #expect(answer.body.contains(##"href="#felt-straks""##))
    #expect(answer.body.contains("Skriv hva dere gjør med en gang"))
    #expect(answer.body.contains("Har lagt en plan &lt;i&gt;i natt&lt;/i&gt;"))
    #expect(answer.body.contains("Hunden"))
    #expect(answer.body.contains(#"id="felt-straks""#))
    let chosen = HTMLCheck.elements(of: answer.body).filter { $0.attributes["checked"] != nil }
    #expect(chosen.contains { $0.attributes["name"] == "niva-selvmord" && $0.attributes["value"] == "high" })
    #expect(try await visit.state().risks.isEmpty)
  }

  @Test func aRaisedRiskWithoutGroundsPointsAtItsOwnField() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let answer = try await visit.send(
      "risiko", [("niva-overdose", "moderate"), ("straks", "Nalokson gitt"), ("ansvarlig", "vakt")])
    #expect(answer.status == 422)
    #expect(answer.body.contains(##"href="#felt-grunnlag-overdose""##))
  }

  @Test func whatIsSignedIsWhatWasWritten() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let answer = try await visit.send(
      "risiko",
      [
        ("niva-selvmord", "high"), ("grunnlag-selvmord", "Plan"), ("niva-vold", "declined"), ("niva-overdose", "none"),
        ("straks", "Fulgt til legevakt"), ("ansvarlig", "Amir"), ("neste", "24.11.2026"),
        ("gjort", Fact.riskConsulted.rawValue), ("endret", "Mistet jobben"),
      ])
    #expect(answer.status == 303)
    let state = try await visit.state()
    #expect(state.risks.first { $0.risk == .suicideRisk }?.answer == .high)
    #expect(state.risks.first { $0.risk == .violenceRisk }?.answer == .declined)
    #expect(state.risks.first { $0.risk == .overdoseRisk }?.answer == RiskAnswer.none)
    #expect(state.risks.first { $0.risk == .selfHarmRisk } == nil)
    #expect(state.facts.holds(.riskConsulted) && state.facts.holds(.immediateMeasure))
    #expect(state.facts.holds(.changesSinceLast))
    #expect(try await visit.open("risiko").contains("Høy risiko"))
  }

  @Test func aReasonNotToAssessCanStandAlone() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let alone = try await visit.send("risiko", [("grunn-ikke-kartlegge", "Kommer i morgen med søster.")])
    #expect(alone.status == 303)
    let state = try await visit.state()
    #expect(state.facts.holds(.reasonNotToMapRisk) && state.risks.isEmpty)
    #expect(try await visit.send("risiko", []).status == 422)
  }

  @Test func sendingTwiceIsDoneOnce() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let fields = [("niva-vold", "low"), ("grunnlag-vold", "Ingen trusler")]
    let seen = try await visit.state().version
    for _ in 0..<2 {
      let answer = try await visit.send("risiko", fields, version: seen, key: "samme-noekkel-0001")
      #expect(answer.status == 303)
    }
    #expect(try await visit.state().version == seen + 1)
  }

  @Test func twoWhoAssessAtOnceSeeBothTexts() async throws {
    let desk = try TestDesk()
    let mine = try await FollowUpVisit(desk, try await desk.openRecord())
    let theirs = try await FollowUpVisit(colleagueOf: mine)
    let seen = try await mine.state().version
    #expect(try await theirs.send("risiko", [("niva-vold", "low"), ("grunnlag-vold", "Deres ord")]).status == 303)
    let answer = try await mine.send("risiko", [("niva-vold", "none"), ("grunnlag-vold", "Mine ord")], version: seen)
    #expect(answer.status == 409)
    #expect(answer.body.contains("Deres ord") && answer.body.contains("Mine ord"))
    let now = try await mine.state().version
    let again = try await mine.send("risiko", [("niva-vold", "none"), ("grunnlag-vold", "Mine ord")], version: now)
    #expect(again.status == 303)
  }

  @Test func theDraftIsShownAgainAndEndsWhenItIsSigned() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let fields = [("niva-selvskading", "low"), ("grunnlag-selvskading", "Halv setning")]
    for _ in 0..<2 { #expect(try await visit.send("risiko/utkast", fields).body.contains("lagret")) }
    let body = try await visit.open("risiko")
    #expect(body.contains("Halv setning") && body.contains("utkast fra deg"))
    #expect(try await visit.send("risiko", fields).status == 303)
    #expect(try await !visit.open("risiko").contains("utkast fra"))
  }

  @Test func aColleaguesDraftIsNotWrittenOver() async throws {
    let desk = try TestDesk()
    let mine = try await FollowUpVisit(desk, try await desk.openRecord())
    let theirs = try await FollowUpVisit(colleagueOf: mine)
    #expect(try await theirs.send("risiko/utkast", [("beskytter", "Deres halve setning")]).body.contains("lagret"))
    #expect(try await mine.send("risiko/utkast", [("beskytter", "Min")]).body.contains("melding"))
    #expect(try await mine.open("risiko").contains("Deres halve setning"))
  }

  @Test func aHappeningIsWrittenOnItsDayAndLeadsToAnAssessment() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    try await visit.open("risiko/hendelse")
    #expect(try await visit.send("risiko/hendelse", [("hva", "overdose")]).status == 422)
    #expect(
      try await visit.send("risiko/hendelse", [("hva", "overdose"), ("notat", "x"), ("dag", "24.11.2026")]).status
        == 422)
    let answer = try await visit.send(
      "risiko/hendelse", [("hva", "overdose"), ("notat", "Funnet av søster"), ("dag", "20.11.2026"), ("straks", "113")])
    #expect(answer.status == 303)
    #expect(answer.location?.hasSuffix("/risiko") == true)
    let state = try await visit.state()
    #expect(state.happenings.map(\.day.iso) == ["2026-11-20"])
    #expect(state.facts.holds(.immediateMeasure))
    #expect(state.contactCount == 0)
  }

  @Test func theLeaderMayReadAndNotSign() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory(), as: .leader)
    let body = try await visit.open("risiko")
    #expect(body.contains("Tanker hver kveld") && !body.contains("Signer vurderingen"))
    #expect(try await visit.send("risiko", [("niva-vold", "none")]).status == 403)
  }
}

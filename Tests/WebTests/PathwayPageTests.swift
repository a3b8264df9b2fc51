import Access
import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects the choice of pathway: it is made by people, with reasons in sight, and told as what it was.
struct PathwayPageTests {
  @Test func theSuggestionKeepsEverythingAndSignsNothing() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    try await visit.open("forlop")
    let fresh = try await visit.open("forlop/vurdering")
    #expect(fresh.contains("Skårer blir aldri lest"))
    #expect(!HTMLCheck.elements(of: fresh).contains { $0.attributes["checked"] != nil })
    let answer = try await visit.send(
      "forlop/vurdering",
      [("handling", "forslag"), ("alvor", "alvorlig"), ("varighet", "lang"), ("grunnlag", "Våre ord så langt")])
    #expect(answer.status == 200)
    #expect(answer.body.contains("Dette taler for hovedforløp 3"))
    #expect(answer.body.contains("HF3-04") && answer.body.contains("Våre ord så langt"))
    #expect(answer.body.contains("Vi vet ikke ennå: hvordan hverdagen fungerer"))
    #expect(try await visit.state().pathway == nil)
  }

  @Test func everyExampleConditionCanBeTicked() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let body = try await visit.open("forlop/vurdering")
    let values = Set(HTMLCheck.elements(of: body).compactMap { $0.attributes["value"] })
    for condition in desk.knowledge.examples { #expect(values.contains(condition.id), "\(condition.id)") }
  }

  @Test func choosingOtherwiseNeedsAReason() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let choice = [
      ("handling", "signer"), ("alvor", "mild"), ("varighet", "kort"), ("forlop", "3"),
      ("grunnlag", "Vi tror det varer"),
    ]
    let refused = try await visit.send("forlop/vurdering", choice)
    #expect(refused.status == 422)
    #expect(refused.body.contains(##"href="#felt-avvik""##) && refused.body.contains("Vi tror det varer"))
    #expect(try await visit.state().pathway == nil)
    let signed = try await visit.send(
      "forlop/vurdering", choice + [("avvik", "Tidligere lange forløp"), ("sammen", "ja")])
    #expect(signed.status == 303)
    let state = try await visit.state()
    #expect(state.pathway?.pathway == 3 && state.pathway?.reasonToDiffer == "Tidligere lange forløp")
    #expect(state.facts.holds(.tookPart))
  }

  @Test func aMoveNeedsItsCauseAndStayingIsNoMove() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let down = [
      ("handling", "signer"), ("alvor", "mild"), ("varighet", "lang"), ("forlop", "2"), ("grunnlag", "Bedre"),
    ]
    #expect(try await visit.send("forlop/vurdering", down).status == 422)
    #expect(try await visit.send("forlop/vurdering", down + [("arsak", "better")]).status == 303)
    #expect(try await visit.state().pathway?.cause == .better)
    let version = try await visit.state().facts[.pathwayMoved].count
    #expect(try await visit.send("forlop/vurdering", down).status == 303)
    #expect(try await visit.state().facts[.pathwayMoved].count == version)
    let body = try await visit.open("forlop")
    #expect(body.contains("Fra 3 til 2, mindre omfattende") && body.contains("Hovedforløp 2, vurdert på nytt"))
  }

  @Test func bothDisordersCountBeforeTheyAreSigned() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let answer = try await visit.send("forlop/vurdering", [("handling", "forslag"), ("samtidig", "ja")])
    #expect(answer.body.contains("HF3-58"))
    #expect(try await !visit.state().facts.holds(.bothDisorders))
  }

  @Test func anEpisodeEndsWithWhyAndWithWhatIsOpenInSight() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    #expect(try await visit.open("forlop/avslutt").contains("1 tiltak pågår"))
    #expect(try await visit.send("forlop/avslutt", [("arsak", "finished")]).status == 422)
    #expect(try await visit.send("forlop/avslutt", [("arsak", "finished"), ("grunnlag", "I mål")]).status == 303)
    #expect(try await !visit.state().isOpen)
    try await visit.open("forlop")
  }

  @Test func twoWhoChooseAtOnceSeeBoth() async throws {
    let desk = try TestDesk()
    let mine = try await FollowUpVisit(desk, try await desk.openRecord())
    let theirs = try await FollowUpVisit(colleagueOf: mine)
    let seen = try await mine.state().version
    let choice = [("handling", "signer"), ("alvor", "mild"), ("varighet", "lang"), ("forlop", "2")]
    #expect(try await theirs.send("forlop/vurdering", choice + [("grunnlag", "Deres grunn")]).status == 303)
    let answer = try await mine.send("forlop/vurdering", choice + [("grunnlag", "Min grunn")], version: seen)
    #expect(answer.status == 409)
    #expect(answer.body.contains("Deres grunn") && answer.body.contains("Min grunn"))
  }

  @Test func aGoalIsSetRatedAndReachedInThePersonsWords() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    #expect(try await visit.send("forlop/maal", [("maal", "  ")]).status == 422)
    #expect(try await visit.send("forlop/maal", [("maal", "Sove <b>godt</b>")]).status == 303)
    let goal = try #require(try await visit.state().goals.first)
    #expect(try await visit.open("forlop").contains("Sove &lt;b&gt;godt&lt;/b&gt;"))
    try await visit.open("forlop/maal/\(goal.id)")
    #expect(
      try await visit.send("forlop/maal/\(goal.id)", [("vurdering", "11"), ("notat", "Langt ord")]).status == 422)
    #expect(try await visit.send("forlop/maal/\(goal.id)", [("handling", "vurder"), ("vurdering", "0")]).status == 303)
    #expect(try await visit.state().goals.first?.ratings.map(\.value) == [0])
    #expect(try await visit.send("forlop/maal/\(goal.id)", [("handling", "nadd")]).status == 303)
    #expect(try await visit.state().goals.first?.reached == true)
    #expect(try await visit.open("forlop").contains("nådd 23. november"))
  }

  @Test func theLeaderMayReadAndNotChoose() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory(), as: .leader)
    #expect(try await !visit.open("forlop").contains("Vurder og velg forløp"))
    #expect(try await visit.visitor.get(visit.address("forlop/vurdering")).status == 403)
    #expect(try await visit.send("forlop/vurdering", [("handling", "signer"), ("forlop", "1")]).status == 403)
  }
}

import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects that every measure of every list can be found, that none is closed by pathway, and that its course is told.
struct MeasurePageTests {
  private func otherPathwaysKind(_ desk: TestDesk, than pathway: Int) throws -> MeasureKind {
    try #require(desk.knowledge.measures.first { !$0.pathways.isEmpty && !$0.pathways.contains(pathway) })
  }

  @Test func everyMeasureOfTheThreeListsIsReachable() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let body = try await visit.open("forlop/tiltak")
    #expect(desk.knowledge.measures.count >= 50)
    for kind in desk.knowledge.measures {
      #expect(body.contains("/forlop/tiltak/\(kind.id)\""), "\(kind.id)")
      #expect(try await visit.visitor.get(visit.address("forlop/tiltak/\(kind.id)")).status == 200, "\(kind.id)")
    }
    for other in desk.knowledge.measures.flatMap(\.alsoIDs) {
      #expect(try await visit.visitor.get(visit.address("forlop/tiltak/\(other)")).status == 200, "\(other)")
    }
  }

  @Test func filteringIsSentAndNeverStandsInTheAddress() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let answer = try await visit.send("forlop/tiltak", [("behov", "sorg")])
    #expect(answer.status == 200)
    let fitting = desk.knowledge.measures.filter { $0.suits.contains("sorg") }
    #expect(answer.body.contains("\(fitting.count) av \(desk.knowledge.measures.count) tiltak"))
    for kind in desk.knowledge.measures {
      #expect(answer.body.contains("/tiltak/\(kind.id)\"") == kind.suits.contains("sorg"), "\(kind.id)")
    }
    #expect(try await visit.open("forlop/tiltak").contains(#"method="post""#))
  }

  @Test func aMeasureOfAnotherPathwayIsOpenWithTheExpectedEffectNoted() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let kind = try otherPathwaysKind(desk, than: 3)
    let page = "forlop/tiltak/\(kind.id)"
    #expect(try await visit.open(page).contains("Det er åpent for personen likevel"))
    #expect(try await visit.send(page, [("steg", "offered")]).status == 303)
    let refused = try await visit.send(page, [("steg", "started"), ("notat", "Bestilt time")])
    #expect(refused.status == 422)
    #expect(refused.body.contains(##"href="#felt-effekt""##) && refused.body.contains("Bestilt time"))
    let started = try await visit.send(
      page, [("steg", "started"), ("effekt", "Sove bedre"), ("onske", "ja"), ("formal", "mestring")])
    #expect(started.status == 303)
    let state = try await visit.state()
    let measure = try #require(state.measures.first { $0.kind == kind.id })
    #expect(measure.isRunning && measure.expectedEffect == "Sove bedre" && measure.purposes == ["mestring"])
    #expect(state.measures.count { $0.kind == kind.id } == 1)
    #expect(state.facts.holds(.otherPathwayWished) && state.facts.holds(.otherPathwayMeasure))
  }

  @Test func theOffersShowPlacesInUseAndWaiting() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let visit = try await FollowUpVisit(desk, record)
    let kind = try #require(desk.knowledge.measures.first { !desk.knowledge.offers(of: $0).isEmpty })
    let offer = try #require(desk.knowledge.offers(of: kind).first)
    let page = "forlop/tiltak/\(kind.id)"
    #expect(try await visit.open(page).contains("0 av \(offer.places) plasser i bruk"))
    #expect(try await visit.send(page, [("steg", "started"), ("tilbud", offer.id.text)]).status == 303)
    #expect(try await visit.open(page).contains("1 av \(offer.places) plasser i bruk"))
    #expect(try await visit.open("forlop").contains(offer.name))
  }

  @Test func aRefusalNeedsAProfessionalReasonAndTheWrongPathwayIsNone() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let kind = try otherPathwaysKind(desk, than: 3)
    let page = "forlop/tiltak/\(kind.id)/avslag"
    #expect(try await visit.open(page).contains("er ikke en grunn"))
    #expect(try await visit.send(page, [("grunn", "feil-forlop"), ("notat", "x")]).status == 422)
    #expect(try await visit.send(page, [("grunn", "skade")]).status == 422)
    #expect(try await visit.send(page, [("grunn", "skade"), ("notat", "Utløser panikk nå.")]).status == 303)
    let state = try await visit.state()
    #expect(state.facts.holds(.measureRefused) && state.facts.holds(.refusalGround))
    #expect(!state.facts.holds(.otherPathwayMeasure))
  }

  @Test func theCourseGoesFromStartToOutcome() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let page = "forlop/i-bruk/tiltak-1"
    try await visit.open(page)
    #expect(try await visit.send(page, [("steg", "evaluated")]).status == 422)
    for (step, word) in [("paused", "på pause"), ("resumed", "i gang igjen"), ("evaluated", "i gang, vurdert")] {
      #expect(try await visit.send(page, [("steg", step), ("notat", "Går fint")]).status == 303)
      #expect(try await visit.open("forlop").contains(word))
    }
    #expect(try await visit.send(page, [("steg", "resumed")]).status == 422)
    let withoutOutcome = try await visit.send(page, [("steg", "ended"), ("notat", "Sover bedre")])
    #expect(withoutOutcome.status == 422)
    #expect(withoutOutcome.body.contains("Sover bedre"))
    #expect(try await visit.send(page, [("steg", "ended"), ("utfall", "hjalp-noe")]).status == 422)
    #expect(
      try await visit.send(page, [("steg", "ended"), ("utfall", "hjalp-noe"), ("notat", "Sover bedre")]).status == 303)
    #expect(try await visit.state().measures.first { $0.id.text == "tiltak-1" }?.note == "Det hjalp noe: Sover bedre")
  }

  @Test func aColleaguesStepOnTheSameMeasureIsShownAndOneOnAnotherIsNot() async throws {
    let desk = try TestDesk()
    let mine = try await FollowUpVisit(desk, try await desk.openRecordWithHistory())
    let theirs = try await FollowUpVisit(colleagueOf: mine)
    let seen = try await mine.state().version
    let other = try otherPathwaysKind(desk, than: 3)
    #expect(try await theirs.send("forlop/tiltak/\(other.id)", [("steg", "offered")]).status == 303)
    let page = "forlop/i-bruk/tiltak-1"
    #expect(try await mine.send(page, [("steg", "paused"), ("notat", "Ferie")], version: seen).status == 303)
    let later = try await theirs.send(
      page, [("steg", "ended"), ("utfall", "hjalp"), ("notat", "Deres sluttord")], version: seen)
    #expect(later.status == 409)
    #expect(later.body.contains("Ferie") && later.body.contains("Deres sluttord"))
  }

  @Test func anUnknownMeasureIsNotFound() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    #expect(try await visit.visitor.get(visit.address("forlop/tiltak/HF9-99")).status == 404)
    #expect(try await visit.visitor.get(visit.address("forlop/i-bruk/finnes-ikke")).status == 404)
  }
}

import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects that the specialist service's times are told as information and never as a deadline of the municipality.
struct NationalPathwayTests {
  @Test func thePathwayPageTellsTheStepAndTheTimesOfOthers() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let visit = try await FollowUpVisit(desk, record)
    #expect(!(try await visit.open("forlop")).contains("Nasjonalt pasientforløp</h2>"))
    let step = try #require(Statement(.nationalStep, word: "behandling"))
    let followed = try #require(Statement(.nationalPathway, word: "følges der"))
    try await desk.sign(.factsStated(StatedFacts(form: "samarbeid", statements: [step, followed])), in: record)
    let body = try await visit.open("forlop")
    #expect(HTMLCheck(body).faults == [])
    #expect(body.contains("Nå: behandling") && body.contains("De er ikke frister for kommunen."))
    #expect(body.contains("Utgave 2019–2024") && body.contains("21 dager"))
    for name in Fact.nationalSteps { #expect(body.contains("<li>\(name.withLargeFirst)</li>"), "\(name)") }
  }

  @Test func whatNobodyHasSeenInASourceIsNotShown() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let followed = try #require(Statement(.nationalPathway, word: "følges der"))
    try await desk.sign(.factsStated(StatedFacts(form: "samarbeid", statements: [followed])), in: record)
    let body = try await FollowUpVisit(desk, record).open("forlop")
    let hidden = desk.knowledge.nationalPathways.flatMap(\.times).filter { !$0.isConfirmed }
    #expect(!hidden.isEmpty)
    #expect(!body.contains("84 dager"))
  }

  @Test func noFindingHasADeadlineFromThem() async throws {
    let knowledge = try TestDesk().knowledge
    for norm in knowledge.guide.norms where norm.citation.document == "presentasjon" {
      #expect(norm.deadline == .none, "\(norm.id)")
    }
  }
}

import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects contacts, appointments and tasks: one write for what was agreed in one breath, and no line lost.
struct ContactPageTests {
  @Test func contactAppointmentAndTaskAreOneWrite() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    try await visit.open("kontakt")
    let fields = [
      ("form", "home-visit"), ("notat", "Snakket om søvn."), ("tid", "10.30"), ("minutter", "45"),
      ("gjort", Fact.informed.rawValue), ("gjort", Fact.tookPart.rawValue), ("avtale-dag", "30.11.2026"),
      ("avtale-tid", "1300"), ("avtale-sted", "hjemme"), ("oppgave", "Ringe NAV"), ("oppgave-frist", "25.11.2026"),
      ("oppgave-haster", "ja"),
    ]
    let refused = try await visit.send("kontakt", fields.filter { $0.0 != "avtale-tid" })
    #expect(refused.status == 422)
    #expect(refused.body.contains(##"href="#felt-avtale-tid""##) && refused.body.contains("Snakket om søvn."))
    #expect(try await visit.state().contactCount == 0)
    #expect(try await visit.send("kontakt", fields).status == 303)
    let state = try await visit.state()
    #expect(state.contactCount == 1)
    #expect(state.lastContact?.value.note == "Kl. 10.30. Snakket om søvn.")
    #expect(state.appointments.first?.at.time.norwegian == "13.00")
    #expect(state.tasks.first?.urgent == true)
    #expect(state.facts.holds(.informed) && state.facts.holds(.tookPart))
    let body = try await visit.open("kontakt")
    #expect(body.contains("Snakket om søvn.") && body.contains("Ringe NAV") && body.contains("30. november kl. 13.00"))
  }

  @Test func aContactWithoutWordsIsRefusedAndNothingIsChosenForOne() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let body = try await visit.open("kontakt")
    #expect(!HTMLCheck.elements(of: body).contains { $0.attributes["checked"] != nil })
    #expect(try await visit.send("kontakt", [("form", "met"), ("notat", "   ")]).status == 422)
    let noForm = try await visit.send("kontakt", [("notat", "مرحبا 😀 <script>")])
    #expect(noForm.status == 422)
    #expect(noForm.body.contains("مرحبا 😀 &lt;script&gt;"))
  }

  @Test func aSignOfRiskLeadsStraightToTheRiskPage() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    let answer = try await visit.send(
      "kontakt", [("form", "phone"), ("notat", "Snakket lavt."), ("sett", Fact.signObserved.rawValue)])
    #expect(answer.location?.hasSuffix("/risiko") == true)
    #expect(try await visit.state().facts.holds(.signObserved))
  }

  @Test func aBookedAppointmentIsKeptWithItsContactAndMissedWhenNobodyCame() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let visit = try await FollowUpVisit(desk, record)
    let kept = try await visit.send(
      "kontakt", [("form", "not-met"), ("notat", "Ingen åpnet."), ("gjelder", "avtale-1")])
    #expect(kept.status == 303)
    let state = try await visit.state()
    #expect(state.appointments.isEmpty)
    let entries = try await desk.desk.timeline(record, .init(types: ["appointment/1"], limit: 1), for: try desk.actor())
    guard case .appointment(let step) = try #require(entries.first).event else {
      Issue.record("no appointment")
      return
    }
    #expect(step.step == .missed)
  }

  @Test func anAppointmentIsBookedMovedAndCancelled() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    try await visit.open("kontakt/avtale")
    #expect(try await visit.send("kontakt/avtale", [("avtale-dag", "22.11.2026"), ("avtale-tid", "10")]).status == 422)
    #expect(try await visit.send("kontakt/avtale", [("avtale-dag", "31.02.2027"), ("avtale-tid", "10")]).status == 422)
    #expect(try await visit.send("kontakt/avtale", [("avtale-dag", "24.11.2026"), ("avtale-tid", "10")]).status == 303)
    let id = try #require(try await visit.state().appointments.first).id
    let page = "kontakt/avtale/\(id)"
    #expect(try await !visit.open(page).contains("Avtalen ble holdt"))
    #expect(
      try await visit.send(page, [("steg", "moved"), ("avtale-dag", "25.11.2026"), ("avtale-tid", "12")]).status == 303)
    #expect(try await visit.state().appointments.map(\.at.day.iso) == ["2026-11-25"])
    #expect(try await visit.send(page, [("steg", "cancelled")]).status == 303)
    #expect(try await visit.state().appointments.isEmpty)
  }

  @Test func anUrgentTaskIsNotClosedBeforeWhatWasDoneIsWritten() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecord())
    try await visit.open("kontakt/oppgave")
    let task = [("oppgave", "Hente medisiner"), ("oppgave-frist", "23.11.2026"), ("oppgave-haster", "ja")]
    #expect(try await visit.send("kontakt/oppgave", task).status == 303)
    let id = try #require(try await visit.state().tasks.first).id
    let page = "kontakt/oppgave/\(id)"
    try await visit.open(page)
    #expect(try await visit.send(page, [("steg", "gjort")]).status == 422)
    #expect(try await visit.send(page, [("steg", "trengs-ikke")]).status == 422)
    let done = [("steg", "gjort"), ("gjort", "Hentet kl. 12")]
    for _ in 0..<2 { #expect(try await visit.send(page, done, key: "samme-noekkel-0002").status == 303) }
    #expect(try await visit.state().tasks.isEmpty)
    let late = try await FollowUpVisit(colleagueOf: visit).send(
      page, [("steg", "gjort"), ("gjort", "Min lange tekst")])
    #expect(late.status == 404)
    #expect(late.body.contains("Min lange tekst"))
  }

  @Test func theLeaderMayReadAndNotWrite() async throws {
    let desk = try TestDesk()
    let visit = try await FollowUpVisit(desk, try await desk.openRecordWithHistory(), as: .leader)
    let body = try await visit.open("kontakt")
    #expect(body.contains("Sover bedre.") && !body.contains("Signer kontakten"))
    #expect(try await visit.send("kontakt", [("form", "met"), ("notat", "x")]).status == 403)
  }
}

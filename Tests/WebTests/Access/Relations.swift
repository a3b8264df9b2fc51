import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// The ways somebody can stand to a person, each made by what is written in the record.
enum Standing: String, CaseIterable, Sendable {
  case none, responsible, coordinator, unit, appointment, task, reception, guidance
  case guidanceOver = "guidance-over"
  case opened
  case openedOver = "opened-over"
  case ended
  case blocked
  case colleague
}

extension TestDesk {
  /// Somebody who works far from the one it is about, and writes the record.
  func stranger(to actor: StaffActor) throws -> StaffActor {
    try #require(people.first { $0.role == .clinician && $0.unit != actor.unit && $0.id != actor.id })
  }

  /// A record that this one stands so to.
  func record(_ standing: Standing, to actor: StaffActor) async throws -> RecordID {
    let writer = try stranger(to: actor)
    let record = try await opened(standing, by: writer)
    let away = CareTeam(
      responsible: .init(staff: writer.id, name: writer.name), unit: writer.unit, unitName: writer.unitName)
    func write(_ event: Event, daysAgo days: Int = 0) async throws {
      _ = try await daysAgo(days) { try await desk.sign(Signing(event), in: record, by: writer) }
    }
    switch standing {
    case .none, .reception, .colleague: break
    case .responsible, .ended:
      var team = away
      team.responsible = .init(staff: actor.id, name: actor.name)
      try await write(.careTeamSet(team), daysAgo: 50)
      if standing == .ended {
        let over = PathwayChoice(pathway: nil, ground: "Ferdig.", cause: .finished)
        try await write(.pathwayChosen(over), daysAgo: 40)
      }
    case .coordinator:
      var team = away
      team.coordinator = .init(staff: actor.id, name: actor.name)
      try await write(.careTeamSet(team))
    case .unit, .blocked:
      if standing == .blocked {
        let block = RecordBlock(
          id: ItemID("b"), against: .unit(actor.unit, name: actor.unitName), words: "Jeg vil ikke.")
        try await desk.steer(.blocked(block), in: record, by: writer, key: nil)
      }
      var team = away
      (team.unit, team.unitName) = (actor.unit, actor.unitName)
      try await write(.careTeamSet(team))
    case .appointment:
      let step = AppointmentStep(
        appointment: ItemID("a"), step: .booked, at: Moment(day: today.adding(days: 2), time: .noon), form: .met,
        with: actor.id, withName: actor.name)
      try await write(.appointment(step))
    case .task:
      let raised = TaskStep.Step.raised(what: "Ring", due: today, urgent: false, owner: actor.id)
      try await write(.task(TaskStep(task: ItemID("t"), step: raised)))
    case .guidance, .guidanceOver:
      let grant = AccessGrant(
        id: ItemID("r"), kind: .guidance, staff: actor.id, staffName: actor.name, unitName: actor.unitName,
        until: desk.moment.adding(minutes: standing == .guidance ? 60 : -60), reason: .guidance, words: "Legemidler")
      _ = try await daysAgo(standing == .guidance ? 0 : 3) {
        try await desk.steer(.granted(grant), in: record, by: writer, key: nil)
      }
    case .opened, .openedOver:
      let opening = Opening(.takingOver, words: "Overtar fra i dag.")
      _ = try await daysAgo(standing == .opened ? 0 : 3) {
        try await desk.open(record, opening, by: actor, key: nil)
      }
    }
    return record
  }

  private func opened(_ standing: Standing, by writer: StaffActor) async throws -> RecordID {
    var person = PersonDetails(givenName: "Oddvar", familyName: "Testad", birthDate: Day(iso: "1972-03-12"))
    person.phone = "00 00 12 34"
    if standing == .colleague {
      let colleague = try #require(knowledge.municipality.staff.last)
      let names = colleague.name.split(separator: " ")
      (person.givenName, person.familyName) = (names.dropLast().joined(separator: " "), String(names.last ?? ""))
    }
    let enquiry = Enquiry(
      channel: .phone, words: "Jeg får ikke sove.", danger: .no, urgency: .thisWeek, person: person,
      received: desk.moment)
    return try await daysAgo(standing == .reception ? 2 : 60) {
      let id = try await desk.receive(enquiry, by: writer, key: nil)
      return try await desk.openRecord(from: id, by: writer, key: nil)
    }
  }
}

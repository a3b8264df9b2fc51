import Access
import Casework
import CivilTime
import Testing

/// Protects that a relation to a person follows from the record, lasts as long as it should, and no longer.
struct RelationTests {
  private func relation(
    _ role: StaffRole, _ events: [(Event, daysAgo: Int)], unit: String = "fact", at now: Moment = Example.noon
  ) -> Relation {
    Relation(of: Example.actor(role, unit: unit), to: Example.state(events), at: now, AccessLimits())
  }

  private let begun = [Example.enquired(90), Example.team()]

  @Test func `Who has no part in a record has no relation to it`() {
    for role in StaffRole.allCases { #expect(relation(role, begun) == .none) }
  }

  @Test func `The care team has a relation, and the leader of the service has none through a unit`() {
    #expect(relation(.clinician, [Example.enquired(90), Example.team(responsible: "kari")]) == .responsible)
    #expect(relation(.clinician, [Example.enquired(90), Example.team(coordinator: "kari")]) == .coordinator)
    #expect(relation(.clinician, begun, unit: "rus") == .unit)
    #expect(relation(.reception, begun, unit: "rus") == .unit)
    #expect(relation(.teamLead, begun, unit: "rus") == .leadsUnit)
    #expect(relation(.leader, begun, unit: "rus") == .none)
  }

  @Test(arguments: [(30, Relation.responsible), (31, .none)])
  func `Those who followed up may write for thirty days after the end`(daysAgo: Int, expected: Relation) {
    let events = [Example.enquired(200), Example.team(responsible: "kari", daysAgo: 200), Example.ended(daysAgo)]
    #expect(relation(.clinician, events) == expected)
  }

  @Test(arguments: [(14, Relation.reception), (15, .none)])
  func `The reception sees a person for fourteen days after they asked`(daysAgo: Int, expected: Relation) {
    #expect(relation(.reception, [Example.enquired(daysAgo), Example.team(daysAgo: 0)]) == expected)
    #expect(relation(.clinician, [Example.enquired(daysAgo), Example.team(daysAgo: 0)]) == .none)
  }

  @Test func `A person whom nobody has taken stays the reception's`() {
    #expect(relation(.reception, [Example.enquired(90), Example.team(responsible: nil, unit: nil)]) == .reception)
  }

  @Test(arguments: [(-8, Relation.none), (-7, .appointment), (0, .appointment), (7, .appointment), (8, .none)])
  func `An appointment gives a relation for a week before and after`(days: Int, expected: Relation) {
    let step = AppointmentStep(
      appointment: ItemID("a"), step: .booked, at: Example.noon.adding(minutes: days * 1440), form: .met,
      with: StaffID("kari"), withName: "Kari")
    #expect(relation(.clinician, begun + [(.appointment(step), 30)]) == expected)
  }

  @Test func `A task gives a relation until it is done`() {
    let raised = TaskStep.Step.raised(what: "Ring", due: Example.today, urgent: false, owner: StaffID("kari"))
    let task = (Event.task(TaskStep(task: ItemID("t"), step: raised)), daysAgo: 3)
    #expect(relation(.clinician, begun + [task]) == .task)
    let done = (Event.task(TaskStep(task: ItemID("t"), step: .done(what: "Ringte"))), daysAgo: 1)
    #expect(relation(.clinician, begun + [task, done]) == .none)
  }

  @Test func `An urgent task that nobody has lets in whoever gives care`() {
    for (urgent, expected) in [(true, Relation.task), (false, .none)] {
      let raised = TaskStep.Step.raised(what: "Fare nå", due: Example.today, urgent: urgent, owner: nil)
      let events = begun + [(Event.task(TaskStep(task: ItemID("t"), step: raised)), daysAgo: 0)]
      #expect(relation(.clinician, events) == expected)
      #expect(relation(.leader, events) == .none)
    }
  }

  @Test func `Leave for a time ends at its minute, and at once when it is ended`() {
    for (kind, expected) in [(AccessGrant.Kind.guidance, Relation.guidance), (.selfAuthorised, .selfAuthorised)] {
      let events = begun + [Example.grant(kind, until: 60)]
      #expect(relation(.clinician, events, at: Example.noon.adding(minutes: 59)) == expected)
      #expect(relation(.clinician, events, at: Example.noon.adding(minutes: 60)) == .none)
      let ended = (Event.access(.ended(grant: ItemID("g"), why: "ferdig")), daysAgo: 0)
      #expect(relation(.clinician, events + [ended]) == .none)
      #expect(
        Relation(of: Example.actor(.clinician, "ola"), to: Example.state(events), at: Example.noon, AccessLimits())
          == .none, "it is for one and not for all")
    }
  }
}

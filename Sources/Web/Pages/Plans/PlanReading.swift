internal import Access
internal import Casework
internal import CivilTime
internal import Desk

extension CaseDesk {
  /// The plans as they count now, newest first.
  func planVersions(_ place: PersonPlace) async throws(DeskError) -> [Entry] {
    let filter = EntryFilter(types: ["plan-written/1", "corrected/1"], limit: 200)
    let entries = try await timeline(place.record, filter, for: place.actor)
    return entries.reversed().inForce.reversed().filter { if case .planWritten = $0.event { true } else { false } }
  }
}

extension PrintSheetPage {
  /// A plan on one sheet, with who to call.
  init(plan kind: PlanVersion.Kind, _ place: PersonPlace, at now: Moment) throws(Trouble) {
    guard let plan = place.state.plans.first(where: { $0.value.kind == kind }) else { throw .notFound("planen") }
    // The sheet is for the person. An older version of the plan is no answer: it may no longer hold.
    guard !place.state.access.withheld.contains(where: { $0.value.entry == plan.entry }) else {
      throw .forbidden("Planen holdes tilbake fra personens innsyn etter loven, og skrives derfor ikke ut.")
    }
    let numbers = place.desk.knowledge.municipality.emergencyNumbers.map {
      SummaryList.Row($0.name, lines: ["\($0.phone) · \($0.hours)"])
    }
    let when = plan.day.short(seenFrom: place.today)
    self.init(
      RecordWords.plan(kind), about: place.state.person.displayName,
      parts: [
        Card(id: "planen", "Planen fra \(when)", inside: [PlanSheet.sections(plan.value)]),
        Card(id: "ring", "Når det haster", inside: [SummaryList(numbers)]),
      ],
      back: Button("Tilbake", kind: .quiet, to: place.address("planer")),
      printed: "Skrevet ut \(now.short(seenFrom: place.today)) av \(place.actor.name)")
  }
}

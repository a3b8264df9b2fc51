internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// A few records that somebody without a relation has opened with a reason, for the leaders to go through.
struct DemoOpenings {
  let municipality: DemoMunicipality

  private static let told: [(OpeningReason, String)] = [
    (.standIn, "Vikar på kveldsvakt. Personen ringte og ville snakke."),
    (.dangerToLife, ""), (.takingOver, "Overtar oppfølgingen etter ferien."),
  ]

  func write() async throws(DeskError) {
    let clock = DemoClock(
      start: Moment(day: municipality.today.adding(days: -2), time: TimeOfDay(hour: 14, minute: 20) ?? .noon),
      seed: municipality.seed &* 37)
    let desk = municipality.desk(clock)
    let followed = try await followed()
    for (number, (record, state)) in followed.prefix(Self.told.count).enumerated() {
      let guest = municipality.staff.first {
        $0.role == .clinician && $0.unit != state.careTeam.unit && $0.id != state.careTeam.responsible?.staff
      }
      guard let guest else { continue }
      let (reason, words) = Self.told[number]
      try await desk.open(record, Opening(reason, words: words), by: guest, key: nil)
      _ = try await desk.person(record, page: "krise", for: guest)
      clock.set(clock.now.adding(minutes: 35))
    }
    let atHome = followed.dropFirst(Self.told.count).first { $0.1.person.protection == .open }
    if let (record, state) = atHome { try await lookAtHome(record, state, desk) }
  }

  /// Somebody opens the record of one they live with, and says why: it comes up for review all the same.
  private func lookAtHome(_ record: RecordID, _ state: CaseState, _ desk: CaseDesk) async throws(DeskError) {
    let homes = Dictionary(
      municipality.knowledge.municipality.staff.map { ($0.id, $0.address) }, uniquingKeysWith: { first, _ in first })
    let responsible = municipality.staff.first { $0.id == state.careTeam.responsible?.staff }
    let housemate = municipality.staff.first {
      $0.role == .clinician && $0.unit != state.careTeam.unit && homes[$0.id]?.isEmpty == false
        && $0.name.split(separator: " ").last.map(String.init) != state.person.familyName
    }
    guard let responsible, let housemate else { return }
    var person = state.person
    person.address = homes[housemate.id] ?? ""
    try await desk.sign(Signing(.detailsChanged(person)), in: record, by: responsible)
    try await desk.open(
      record, Opening(.contactNow, words: "Ringte hit, og ingen andre var ledige."), by: housemate, key: nil)
    _ = try await desk.person(record, page: "oversikt", for: housemate)
  }

  private func followed() async throws(DeskError) -> [(RecordID, CaseState)] {
    do {
      return try await municipality.store.records(after: nil, limit: 60).filter { $0.1.isOpen }
    } catch {
      throw .unavailable("Journalene kan ikke leses.")
    }
  }
}

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
    for (number, (record, state)) in try await followed().prefix(Self.told.count).enumerated() {
      let guest = municipality.staff.first {
        $0.role == .clinician && $0.unit != state.careTeam.unit && $0.id != state.careTeam.responsible?.staff
      }
      guard let guest else { continue }
      let (reason, words) = Self.told[number]
      try await desk.open(record, Opening(reason, words: words), by: guest, key: nil)
      _ = try await desk.person(record, page: "krise", for: guest)
      clock.set(clock.now.adding(minutes: 35))
    }
  }

  private func followed() async throws(DeskError) -> [(RecordID, CaseState)] {
    do {
      return try await municipality.store.records(after: nil, limit: 60).filter { $0.1.isOpen }
    } catch {
      throw .unavailable("Journalene kan ikke leses.")
    }
  }
}

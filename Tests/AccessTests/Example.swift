import Access
import Casework
import CivilTime

/// A member of staff, a record and a moment to decide about.
enum Example {
  static let noon = Moment(milliseconds: 1_795_435_200_000)
  static var today: Day { noon.day }

  static func actor(_ role: StaffRole, _ id: String = "kari", unit: String = "fact") -> StaffActor {
    StaffActor(
      id: StaffID(id), name: "Kari Nordmann", role: role, unit: UnitID(unit), unitName: "FACT",
      municipality: MunicipalityID("m"))
  }

  static func circumstances(_ now: Moment = noon, staff: [StaffMember] = []) -> Circumstances {
    Circumstances(now: now, limits: AccessLimits(), directory: Colleagues(staff))
  }

  /// A record made of these events, each so many days ago.
  static func state(_ events: [(Event, daysAgo: Int)]) -> CaseState {
    CaseState(
      replaying: events.enumerated().map { number, event in
        let written = noon.adding(minutes: -event.daysAgo * 1440)
        return Entry(
          id: EntryID("e\(number)"), record: RecordID("r"), version: number + 1, day: written.day, writtenAt: written,
          author: Author(staff: StaffID("per"), name: "Per", role: "behandler", unit: UnitID("rus")), authority: "",
          edition: "", event: event.0)
      })
  }

  static func enquired(_ daysAgo: Int) -> (Event, daysAgo: Int) {
    let enquiry = LinkedEnquiry(
      enquiry: RecordID("h"), channel: .phone, words: "ord", received: noon, opensEpisode: true)
    return (.enquiryLinked(enquiry), daysAgo)
  }

  static func team(
    responsible: String? = "per", coordinator: String? = nil, unit: String? = "rus", daysAgo: Int = 90
  ) -> (Event, daysAgo: Int) {
    (
      .careTeamSet(
        CareTeam(
          responsible: responsible.map { .init(staff: StaffID($0), name: $0) },
          coordinator: coordinator.map { .init(staff: StaffID($0), name: $0) }, unit: unit.map { UnitID($0) })), daysAgo
    )
  }

  static func ended(_ daysAgo: Int) -> (Event, daysAgo: Int) {
    (.pathwayChosen(PathwayChoice(pathway: nil, ground: "ferdig", cause: .finished)), daysAgo)
  }

  static func grant(
    _ kind: AccessGrant.Kind, until minutes: Int, daysAgo: Int = 0, reason: OpeningReason = .standIn,
    opensBlocks: Bool = false
  ) -> (Event, daysAgo: Int) {
    (
      .access(
        .granted(
          AccessGrant(
            id: ItemID("g"), kind: kind, staff: StaffID("kari"), staffName: "Kari", unitName: "FACT",
            until: noon.adding(minutes: minutes), reason: reason, words: "ord", opensBlocks: opensBlocks))), daysAgo
    )
  }

  static func block(_ against: RecordBlock.Against, entries: [String] = []) -> (Event, daysAgo: Int) {
    (
      .access(.blocked(RecordBlock(id: ItemID("b"), against: against, entries: entries.map { EntryID($0) }))), 1
    )
  }
}

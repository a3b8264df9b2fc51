internal import Access
internal import Casework
internal import CivilTime
internal import Identity

/// Who is logged in just now, for the leader who must be able to shut somebody out.
struct StaffLogInsPage: Page {
  static let template = "staff-log-ins"

  struct Row: Sendable {
    let id: String
    let name: String
    let role: String
    /// "2 innlogginger, sist brukt kl. 10.42".
    let logIns: String
  }

  /// "I dag kl. 10.42: Torunn Stavlid avsluttet 2 innlogginger for Kiran Thevaraj."
  struct EventRow: Sendable {
    let moment: String
    let what: String
  }

  let title = "Hvem er logget inn"
  var place: Place? { .leadership }
  let action = LogInAddress.staff
  let summary: String
  let rows: [Row]
  let events: [EventRow]
  /// Whether it is one unit that is shown, and not all.
  let unit: String?

  init(_ open: [Session], _ noted: [SignInEvent], _ leader: StaffActor, today: Day) {
    unit = leader.role == .leader ? nil : leader.unitName
    events = noted.map { EventRow(moment: $0.at.short(seenFrom: today), what: Self.words($0)) }
    let byStaff = Dictionary(grouping: open) { $0.actor?.id }
    rows = byStaff.compactMap { id, sessions -> Row? in
      guard let id, let actor = sessions.first?.actor, let seen = sessions.map(\.lastSeen).max() else { return nil }
      let count = sessions.count == 1 ? "1 innlogging" : "\(sessions.count) innlogginger"
      return Row(
        id: id.text, name: actor.name, role: "\(actor.role.norwegian), \(actor.unitName)",
        logIns: "\(count), sist brukt \(seen.short(seenFrom: today))")
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    summary = rows.count == 1 ? "1 ansatt er logget inn." : "\(rows.count) ansatte er logget inn."
  }

  private static func words(_ event: SignInEvent) -> String {
    let logIns = event.count == 1 ? "innloggingen" : "\(event.count) innlogginger"
    return switch event.kind {
    case .endedByLeader: "\(event.byName) avsluttet \(logIns) til \(event.whomName)."
    case .endedByList: "Listen over ansatte avsluttet \(logIns) til \(event.whomName)."
    case .ranOut: "Innloggingen til \(event.whomName) gikk ut av seg selv."
    case .figuresFetched: "Systemet \(event.by) hentet tall over etterlevelse."
    }
  }
}

extension StaffLogInsPage.EventRow: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("moment", moment)
    slots.set("what", what)
  }
}

extension StaffLogInsPage.Row: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("name", name)
    slots.set("role", role)
    slots.set("logIns", logIns)
  }
}

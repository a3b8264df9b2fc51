internal import CivilTime
internal import Identity

/// Somebody's log-ins that hold: where, since when, and a button to end each.
struct LogInList: Slotted, Sendable {
  struct Row: Sendable {
    let id: String
    let place: String
    let since: String
    let seen: String
    let isHere: Bool
  }

  let heading: String
  let action: String
  let rows: [Row]
  /// Whether there are others than the one in use.
  let hasOthers: Bool

  /// - Parameters:
  ///   - here: the log-in that the page is shown in.
  ///   - action: where a form with the log-in's id is sent.
  init(_ open: [Session], here: Session?, today: Day, action: String = LogInAddress.mine) {
    heading = open.count == 1 ? "Du er logget inn ett sted" : "Du er logget inn \(open.count) steder"
    self.action = action
    rows = open.map { session in
      Row(
        id: session.id, place: session.place.isEmpty ? "ukjent nettleser" : session.place,
        since: session.created.short(seenFrom: today), seen: session.lastSeen.short(seenFrom: today),
        isHere: session.id == here?.id)
    }
    hasOthers = open.contains { $0.id != here?.id }
  }

  func fill(_ slots: inout SlotWriter) {
    slots.set("heading", heading)
    slots.set("action", action)
    slots.set("rows", rows)
    slots.set("hasOthers", hasOthers)
  }
}

extension LogInList.Row: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("place", place)
    slots.set("since", since)
    slots.set("seen", seen)
    slots.set("isHere", isHere)
  }
}

/// Addresses of the lists of log-ins.
enum LogInAddress {
  static let mine = "/arbeid/innlogginger"
  static let persons = "/min-side/innlogginger"
  static let staff = "/arbeid/ledelse/innlogginger"
}

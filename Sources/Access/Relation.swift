public import Casework
public import CivilTime

/// How somebody stands to a person at a moment, the strongest first. It follows from the record and is never stored.
public enum Relation: String, Sendable, Codable, CaseIterable, Hashable {
  case responsible, coordinator
  /// In the unit that follows the person up.
  case unit
  case leadsUnit = "leads-unit"
  case appointment, task
  /// Receives enquiries, and this person has just asked for help or has nobody yet.
  case reception
  /// Asked for guidance by those who follow the person up.
  case guidance
  /// Said why and opened it themselves.
  case selfAuthorised = "self-authorised"
  case none

  public init(of actor: StaffActor, to state: CaseState, at now: Moment, _ limits: AccessLimits) {
    self = Self.of(actor, state, now, limits)
  }

  private static func of(_ actor: StaffActor, _ state: CaseState, _ now: Moment, _ limits: AccessLimits) -> Relation {
    let team = state.careTeam
    if state.isFollowed(at: now, limits) {
      if team.responsible?.staff == actor.id { return .responsible }
      if team.coordinator?.staff == actor.id { return .coordinator }
      if team.unit == actor.unit, let relation = actor.role.relationToUnit { return relation }
    }
    if state.hasAppointment(with: actor.id, around: now, limits) { return .appointment }
    if state.hasTask(for: actor) { return .task }
    if actor.role == .reception, state.isInReception(at: now, limits) { return .reception }
    let kinds = state.access.grants(of: actor.id, at: now).map(\.grant.kind)
    if kinds.contains(.guidance) { return .guidance }
    return kinds.contains(.selfAuthorised) ? .selfAuthorised : .none
  }

  /// In the words of the log and of the person's own page.
  public var norwegian: String {
    switch self {
    case .responsible: "ansvarlig for oppfølgingen"
    case .coordinator: "koordinator"
    case .unit: "arbeider i enheten som følger opp"
    case .leadsUnit: "leder enheten som følger opp"
    case .appointment: "har avtale med personen"
    case .task: "har en oppgave i journalen"
    case .reception: "tar imot henvendelser"
    case .guidance: "gir råd til dem som følger opp"
    case .selfAuthorised: "åpnet selv, med grunn"
    case .none: "ingen kjent tilknytning"
    }
  }
}

extension StaffRole {
  /// What being in the unit that follows a person up gives. The leader of the whole service gives no care.
  fileprivate var relationToUnit: Relation? {
    switch self {
    case .reception, .clinician: .unit
    case .teamLead: .leadsUnit
    case .leader: nil
    }
  }
}

extension CaseState {
  /// Whether the person is followed up, or was until so lately that there is still something to write.
  fileprivate func isFollowed(at now: Moment, _ limits: AccessLimits) -> Bool {
    if isOpen { return true }
    // A record that nobody has opened for follow-up yet belongs to those named in it.
    guard let ended = moves.last, ended.pathway == nil else { return true }
    return ended.since.adding(days: limits.closingDays) >= now.day
  }

  fileprivate func hasAppointment(with staff: StaffID, around now: Moment, _ limits: AccessLimits) -> Bool {
    appointments.contains {
      $0.with == staff && $0.at.day.adding(days: -limits.appointmentDays) <= now.day
        && now.day <= $0.at.day.adding(days: limits.appointmentDays)
    }
  }

  /// Something urgent that nobody has taken stands on everybody's day: whoever takes it must get in at once.
  fileprivate func hasTask(for actor: StaffActor) -> Bool {
    tasks.contains { $0.owner == actor.id || ($0.urgent && $0.owner == nil && actor.role != .leader) }
  }

  fileprivate func isInReception(at now: Moment, _ limits: AccessLimits) -> Bool {
    if isOpen, careTeam.responsible == nil { return true }
    let asked = facts[.enquired]
    return asked.answer == .yes && asked.day.adding(days: limits.receptionDays) >= now.day
  }
}

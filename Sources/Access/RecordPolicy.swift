public import Casework
public import CivilTime

/// What is being done with personal data, as the log and the person's own page say it.
public enum AccessPurpose: String, Sendable, Codable, CaseIterable, Hashable {
  case care, reception, emergency, control, management, operation

  public var norwegian: String {
    switch self {
    case .care: "å gi helsehjelp"
    case .reception: "å ta imot en henvendelse"
    case .emergency: "å hjelpe når det haster eller ingen annen kan"
    case .control: "å kontrollere at oppslag har en grunn"
    case .management: "å lede og bedre tjenesten"
    case .operation: "drift av systemet"
    }
  }
}

/// Something about a look that the one who reviews looks is told.
public enum AccessSignal: String, Sendable, Codable, CaseIterable, Hashable {
  case noRelation = "no-relation"
  case own, colleague, family
  case sameSurname = "same-surname"
  case unusualHour = "unusual-hour"
  case watched
  case openedBlock = "opened-block"

  public var norwegian: String {
    switch self {
    case .noRelation: "åpnet uten kjent tilknytning"
    case .own: "kan være egen journal"
    case .colleague: "kan være en kollega"
    case .family: "samme adresse"
    case .sameSurname: "samme etternavn"
    case .unusualHour: "uvanlig tid på døgnet"
    case .watched: "person som andre kan være nysgjerrige på"
    case .openedBlock: "åpnet noe som var sperret"
    }
  }
}

/// Leave to do something with one person's record: what it rests on, and what stays hidden.
public struct RecordAccess: Equatable, Sendable {
  public let relation: Relation
  public let purpose: AccessPurpose
  /// Law and words, as the journal and the log keep them.
  public let basis: String
  public let signals: Set<AccessSignal>
  /// Entries that the person has blocked for this one.
  public let hidden: Set<EntryID>
  /// Whether the ways to reach a protected person are hidden.
  public let hidesContact: Bool

  public init(
    relation: Relation, purpose: AccessPurpose, basis: String, signals: Set<AccessSignal> = [],
    hidden: Set<EntryID> = [], hidesContact: Bool = false
  ) {
    (self.relation, self.purpose, self.basis, self.signals) = (relation, purpose, basis, signals)
    (self.hidden, self.hidesContact) = (hidden, hidesContact)
  }

  /// The same leave, with these entries hidden too.
  public func hiding(_ entries: some Sequence<EntryID>) -> RecordAccess {
    RecordAccess(
      relation: relation, purpose: purpose, basis: basis, signals: signals, hidden: hidden.union(entries),
      hidesContact: hidesContact)
  }
}

/// Why a record stays closed, and whether the one who asks may open it with a reason.
public enum RecordClosure: Equatable, Sendable {
  /// The role never does this.
  case role(why: String)
  /// There is no known relation to the person.
  case noRelation
  /// The person has blocked the record for this one.
  case blocked
  /// It may be their own record, or that of somebody close.
  case close(Closeness)

  /// The reasons that open it; none when no reason does.
  public var reasons: [OpeningReason] {
    switch self {
    case .role: []
    case .noRelation: [.dangerToLife, .contactNow, .standIn, .takingOver, .personAsks, .control]
    case .blocked: [.dangerToLife, .personAsks]
    case .close: [.dangerToLife, .contactNow, .standIn, .takingOver, .personAsks]
    }
  }

  /// What is so, to the one who asked.
  public var why: String {
    switch self {
    case .role(let why): why
    case .noRelation: "Vi finner ingen tilknytning mellom deg og denne personen."
    case .blocked: "Personen har sperret journalen for deg."
    case .close(let closeness): "Dette \(closeness.norwegian)."
    }
  }
}

public enum RecordDecision: Equatable, Sendable {
  case allowed(RecordAccess)
  case closed(RecordClosure)
}

/// What a decision about one record rests on, beside the record itself.
public struct Circumstances: Sendable {
  public let now: Moment
  public let limits: AccessLimits
  public let directory: Colleagues

  public init(now: Moment, limits: AccessLimits, directory: Colleagues) {
    (self.now, self.limits, self.directory) = (now, limits, directory)
  }
}

/// Decides whether somebody may do something with one person's record now. Nothing is allowed that is not named here.
///
/// The order matters: the role, then what the person has blocked, then closeness, then the relation.
public func decide(
  _ actor: StaffActor, may use: Use, with state: CaseState, _ circumstances: Circumstances
) -> RecordDecision {
  let now = circumstances.now
  guard case .allowed(let roleBasis) = decide(actor.role, may: use) else {
    return .closed(.role(why: refusal(of: actor.role)))
  }
  let relation = Relation(of: actor, to: state, at: now, circumstances.limits)
  let grants = state.access.grants(of: actor.id, at: now)
  let opened = grants.filter { $0.grant.kind == .selfAuthorised }
  let opensBlocks = opened.contains { $0.grant.opensBlocks }
  let blocks = state.access.blocks.map(\.value).filter { $0.holds(against: actor.id, of: actor.unit) }
  guard [.readRecord, .writeRecord, .steerAccess, .decideRemoval].contains(use) else {
    let decision = decideControl(actor, use, state, relation, roleBasis)
    // What is taken out is whole or not at all: somebody whom nothing is blocked for takes it out.
    if use == .exportRecord, case .allowed = decision, !opensBlocks, !blocks.isEmpty { return .closed(.blocked) }
    return decision
  }
  if !opensBlocks, blocks.contains(where: \.isWholeRecord) { return .closed(.blocked) }
  let closeness = circumstances.directory.closeness(of: actor, to: state.person)
  if let closeness, opened.isEmpty { return .closed(.close(closeness)) }
  guard relation != .none else { return .closed(.noRelation) }
  let signals = signals(
    actor, state, relation, closeness, openedBlock: opensBlocks && !blocks.isEmpty, circumstances)
  let isEmergency = opened.contains { $0.grant.reason == .dangerToLife }
  return .allowed(
    RecordAccess(
      relation: relation, purpose: relation.purpose, basis: relation.basis, signals: signals,
      hidden: opensBlocks ? [] : Set(blocks.flatMap(\.entries)),
      hidesContact: !isEmergency && !actor.seesContact(of: state.person.protection, as: relation)))
}

/// Reading the log of one person, or taking out the whole record: the leader of the service, or of the unit that
/// follows the person up.
private func decideControl(
  _ actor: StaffActor, _ use: Use, _ state: CaseState, _ relation: Relation, _ basis: String
) -> RecordDecision {
  guard use == .readLog || use == .exportRecord, actor.role == .leader || relation == .leadsUnit else {
    return .closed(.role(why: "Dette er for lederen for enheten som følger opp, og for lederen for tjenesten."))
  }
  let isExport = use == .exportRecord
  return .allowed(
    RecordAccess(
      relation: relation, purpose: .control,
      basis: "\(basis) (\(isExport ? "pasient- og brukerrettighetsloven § 5-1" : "pasientjournalloven § 22"))",
      hidesContact: !isExport || !actor.seesContact(of: state.person.protection, as: relation)))
}

private func signals(
  _ actor: StaffActor, _ state: CaseState, _ relation: Relation, _ closeness: Closeness?, openedBlock: Bool,
  _ circumstances: Circumstances
) -> Set<AccessSignal> {
  var signals: Set<AccessSignal> = []
  if relation == .selfAuthorised { signals.insert(.noRelation) }
  switch closeness {
  case .own: signals.insert(.own)
  case .colleague: signals.insert(.colleague)
  case .family: signals.insert(.family)
  case nil: if circumstances.directory.sharesSurname(actor, state.person) { signals.insert(.sameSurname) }
  }
  if !circumstances.limits.usualHours.contains(circumstances.now.time.hour) { signals.insert(.unusualHour) }
  if state.access.isWatched { signals.insert(.watched) }
  if openedBlock { signals.insert(.openedBlock) }
  return signals
}

extension StaffActor {
  /// Who is responsible needs to reach the person at a confidential address; the strictly confidential asks for more.
  fileprivate func seesContact(of protection: AddressProtection, as relation: Relation) -> Bool {
    switch protection {
    case .open: true
    case .confidential: clearance >= .confidential || relation == .responsible || relation == .coordinator
    case .strictlyConfidential: clearance >= .strictlyConfidential
    }
  }
}

extension Relation {
  public var purpose: AccessPurpose {
    switch self {
    case .reception: .reception
    case .selfAuthorised: .emergency
    default: .care
    }
  }

  /// The basis for access that this relation gives, with its place in the law.
  public var basis: String {
    switch self {
    case .selfAuthorised: "selvautorisert tilgang med grunn (pasientjournalloven § 19)"
    case .guidance:
      "samarbeid om helsehjelp: råd til dem som følger opp (helsepersonelloven § 25, pasientjournalloven § 19)"
    case .none: "ingen"
    default: "tjenstlig behov: \(norwegian) (pasientjournalloven § 19)"
    }
  }
}

/// What a page or a use case lets somebody do.
public enum Use: String, Sendable, CaseIterable, Hashable {
  case ownDay = "own-day"
  case reception
  case findPerson = "find-person"
  case readRecord = "read-record"
  case writeRecord = "write-record"
  case caseload
  case readLog = "read-log"
  /// What the sources ask of the service, and the municipality's answers.
  case serviceNorms = "service-norms"
  case answerServiceNorms = "answer-service-norms"
  /// How the guideline is followed, as far as ``ComplianceReach`` says.
  case compliance
  /// The leader's own pages.
  case leadership
  case components
  /// The editions of the guideline, and what another would mean.
  case editions
  case chooseEdition = "choose-edition"
  /// What the municipality decides itself beside the sources, and the publishers' texts of the instruments.
  case localContent = "local-content"
  case decideLocally = "decide-locally"
  /// Erasing (helsepersonelloven § 43), moving what stands with the wrong person (§ 44), and refusing to.
  case decideRemoval = "decide-removal"
  /// Taking out a whole record: for the person, a supervisor, or another municipality.
  case exportRecord = "export-record"
  /// Saying why, and opening a record without a known relation to the person.
  case openRecord = "open-record"
  /// Blocking for the person, guidance to another unit, withholding from the person's own view.
  case steerAccess = "steer-access"
  /// Going through unusual looks and self-authorised access.
  case reviewAccess = "review-access"
}

extension Use {
  /// Whether it is about one person, and therefore asks for a relation to that person.
  public var isAboutOnePerson: Bool {
    switch self {
    case .readRecord, .writeRecord, .readLog, .openRecord, .steerAccess, .decideRemoval, .exportRecord: true
    default: false
    }
  }
}

/// Whether somebody may, and on what basis; a refusal says why in words the person can act on.
public enum AccessDecision: Equatable, Sendable {
  case allowed(basis: String)
  case denied(why: String)
}

/// Decides from the role alone: what is not about one person. A record also asks for a relation to the person, see
/// ``decide(_:may:with:_:)``.
public func decide(_ role: StaffRole, may use: Use) -> AccessDecision {
  let roles = allowedRoles(use)
  guard roles.contains(role) else {
    return .denied(why: refusal(of: role))
  }
  return .allowed(basis: basis(use))
}

func refusal(of role: StaffRole) -> String {
  "Rollen \(role.norwegian) har ikke tilgang her. Trenger du det, spør lederen din."
}

private func allowedRoles(_ use: Use) -> Set<StaffRole> {
  switch use {
  case .ownDay, .components, .findPerson, .readRecord: Set(StaffRole.allCases)
  // The leader of the whole service gives no care; the figures are theirs.
  case .caseload: [.reception, .clinician, .teamLead]
  case .reception: [.reception, .clinician, .teamLead, .leader]
  case .writeRecord: [.reception, .clinician, .teamLead]
  case .openRecord: Set(StaffRole.allCases)
  case .steerAccess: [.reception, .clinician, .teamLead]
  case .readLog, .reviewAccess, .serviceNorms, .leadership: [.teamLead, .leader]
  case .answerServiceNorms: [.leader]
  case .editions, .localContent: [.teamLead, .leader]
  case .chooseEdition, .decideLocally: [.leader]
  case .decideRemoval: [.clinician, .teamLead, .leader]
  case .exportRecord: [.teamLead, .leader]
  case .compliance: [.clinician, .teamLead, .leader]
  }
}

private func basis(_ use: Use) -> String {
  switch use {
  case .ownDay, .caseload, .components: "egne arbeidsoppgaver"
  case .reception, .findPerson: "mottak av henvendelser"
  case .readRecord, .writeRecord: "tjenstlig behov: ytelse av helsehjelp"
  case .openRecord: "selvautorisert tilgang med grunn"
  case .steerAccess: "personens rett til å bestemme hvem som ser journalen"
  case .readLog, .reviewAccess: "leders kontroll av oppslag"
  case .serviceNorms, .answerServiceNorms, .leadership: "ledelse og kvalitetsforbedring av tjenesten"
  case .editions, .chooseEdition: "ledelse: hvilken utgave av veilederen kommunen følger"
  case .localContent, .decideLocally: "ledelse: hva kommunen vedtar selv"
  case .compliance: "kvalitetssikring av helsehjelpen"
  case .decideRemoval: "vedtak om sletting eller flytting i journalen"
  case .exportRecord: "utlevering av journalen: innsyn, tilsyn eller overføring"
  }
}

/// Whether a leader may see and end this colleague's log-ins: a team leader those of the own unit, the leader all.
public func mayEndLogIns(of colleague: StaffActor, _ leader: StaffActor) -> Bool {
  switch leader.role {
  case .leader: true
  case .teamLead: colleague.unit == leader.unit
  case .clinician, .reception: false
  }
}

internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What nobody who opens a record may overlook, as tags in the person's heading. The gravest first.
enum PersonAlerts {
  /// How long something that happened stays in the heading.
  private static let happeningShows = Span.days(90)

  static func tags(_ state: CaseState, on day: Day) -> [Tag] {
    [protected(state), risk(state, day), happening(state, day), unsafe(state)].compactMap(\.self)
      + [pathway(state, day), age(state, day), children(state), discuss(state), coordinator(state), responsible(state)]
      .compactMap(\.self)
  }

  private static func protected(_ state: CaseState) -> Tag? {
    switch state.person.protection {
    case .open: nil
    case .confidential: Tag("Skjermet adresse, fortrolig (kode 7): vis ikke til andre", .due)
    case .strictlyConfidential: Tag("Skjermet adresse, strengt fortrolig (kode 6): vis ikke til andre", .due)
    }
  }

  /// What the reader's own access does to the page: first, because the rest of the page is short of it.
  static func access(_ access: RecordAccess) -> [Tag] {
    [
      access.hidden.isEmpty ? nil : Tag("Noe er sperret for deg. Veilederen ser bare det du ser", .due),
      access.relation == .selfAuthorised ? Tag("Åpnet med grunn: oppslaget gjennomgås", .due) : nil,
    ].compactMap(\.self)
  }

  private static func risk(_ state: CaseState, _ day: Day) -> Tag {
    guard let highest = state.highestRisk else {
      guard let latest = state.risks.map(\.day).max() else { return Tag("Risiko er ikke vurdert") }
      return Tag("Ingen forhøyet risiko funnet · \(latest.relative(to: day))")
    }
    let text = "\(RecordWords.risk(highest.risk)) \(RecordWords.level(highest.answer)) · \(age(highest.day, day))"
    return Tag(text, highest.answer.isElevated ? .danger : .plain)
  }

  /// In days, always: a week-old risk is not "for en uke siden" to somebody who decides tonight.
  static func age(_ then: Day, _ day: Day) -> String {
    switch then.days(until: day) {
    case 0: "i dag"
    case 1: "1 dag siden"
    case let days: "\(days) dager siden"
    }
  }

  private static func happening(_ state: CaseState, _ day: Day) -> Tag? {
    let grave: Set<Fact> = [.suicideAttempt, .overdose, .selfHarm, .violentAct]
    guard let latest = state.happenings.last(where: { grave.contains($0.fact) }) else { return nil }
    guard latest.day.adding(happeningShows) >= day else { return nil }
    return Tag("\(latest.fact.rawValue.withLargeFirst) · \(age(latest.day, day))", .danger)
  }

  private static func unsafe(_ state: CaseState) -> Tag? {
    state.person.safeToCall == false ? Tag("Ikke trygt å ringe", .due) : nil
  }

  private static func pathway(_ state: CaseState, _ day: Day) -> Tag {
    guard state.isOpen else { return Tag("Oppfølgingen er avsluttet") }
    guard let pathway = state.pathway, let number = pathway.pathway else { return Tag("Hovedforløp er ikke valgt") }
    return Tag("Hovedforløp \(number) · siden \(pathway.since.short(seenFrom: day))", .path)
  }

  /// The guideline is for those over 18; for some of the youngest adults the one for the young applies as well.
  private static func age(_ state: CaseState, _ day: Day) -> Tag? {
    guard let years = state.person.birthDate?.fullYears(until: day) else { return nil }
    if years < 18 { return Tag("Under 18: veilederen for barn og unge gjelder", .due) }
    return years < 25 ? Tag("Under 25: veilederen for barn og unge kan også gjelde") : nil
  }

  private static func children(_ state: CaseState) -> Tag? {
    let children = state.facts[.minorChildren].answer
    let siblings = state.facts[.minorSiblings].answer
    guard children == .yes || siblings == .yes else { return nil }
    let who = children == .yes ? "Barn under 18" : "Søsken under 18"
    switch state.facts[.minorsLookedAfter].answer {
    case .yes: return Tag("\(who): ivaretatt", .ok)
    case .no: return Tag("\(who): ikke ivaretatt", .due)
    default: return Tag("\(who): ikke avklart om de er ivaretatt", .due)
    }
  }

  private static func discuss(_ state: CaseState) -> Tag? {
    state.careTeam.discuss.isEmpty ? nil : Tag("Drøftes: \(state.careTeam.discuss)", .due)
  }

  private static func coordinator(_ state: CaseState) -> Tag? {
    state.careTeam.coordinator.map { Tag("Koordinator: \($0.name)") }
  }

  private static func responsible(_ state: CaseState) -> Tag? {
    guard let responsible = state.careTeam.responsible, responsible != state.careTeam.coordinator else { return nil }
    return Tag("Ansvarlig: \(responsible.name)")
  }
}

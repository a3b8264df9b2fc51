internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The answers of the crisis view, as rows.
struct CrisisRows {
  let state: CaseState
  let knowledge: Knowledge
  let day: Day
  /// Whether the reader may not know how to reach a protected person.
  let hidesContact: Bool

  /// All five, also those nobody has judged.
  var risks: [SummaryList.Row] {
    Fact.risks.map { risk in
      guard let known = state.risks.first(where: { $0.risk == risk }) else {
        return .init(RecordWords.risk(risk), "IKKE VURDERT")
      }
      let age = "\(known.day.short(seenFrom: day)), \(PersonAlerts.age(known.day, day))"
      let level = RecordWords.level(known.answer)
      return .init(
        RecordWords.risk(risk),
        lines: ["\(known.answer.isElevated ? level.uppercased() : level) · \(age)", known.basis])
    }
  }

  var lastAssessment: [SummaryList.Row] {
    guard let assessment = state.riskAssessment else { return [] }
    let risks = assessment.value
    return [
      .init("Beskytter", risks.protectiveFactors), .init("Gjort med en gang", risks.measuresAtOnce),
      .init("Ansvar", risks.responsible), .init("Drøftet med", risks.consulted),
      .init("Ny vurdering", risks.nextReview.map { $0.short(seenFrom: day) } ?? ""),
    ].filter { !$0.lines.isEmpty }
  }

  /// Every one, newest first.
  var happenings: [String] {
    state.happenings.reversed().map {
      "\($0.fact.rawValue.withLargeFirst) \($0.day.short(seenFrom: day)), \(PersonAlerts.age($0.day, day))"
    }
  }

  var people: [SummaryList.Row] {
    var rows = [SummaryList.Row("Personen", hidesContact ? "skjermet for deg" : state.person.reach)]
    for relative in state.network.relatives {
      let knows = relative.mayKnow.isEmpty ? "ikke avtalt hva hen kan vite" : "kan vite om \(relative.mayKnow)"
      let title = relative.relation.isEmpty ? "Pårørende" : relative.relation.withLargeFirst
      rows.append(
        .init(title, lines: [[relative.name, relative.phone].filter { !$0.isEmpty }.joined(separator: ", "), knows]))
    }
    rows.append(.init("Samtykke", FactControl.known(.consentRelatives, state.facts[.consentRelatives], on: day)))
    let unit = state.careTeam.unit.flatMap(knowledge.unit)
    let phone = unit.map { "\($0.name), \($0.phone)" } ?? ""
    rows.append(.init("Ansvarlig", lines: [state.careTeam.responsible?.name ?? "ingen er valgt", phone]))
    if let coordinator = state.careTeam.coordinator { rows.append(.init("Koordinator", coordinator.name)) }
    if !state.person.generalPractitioner.isEmpty { rows.append(.init("Fastlege", state.person.generalPractitioner)) }
    return rows
  }

  var emergency: [SummaryList.Row] {
    knowledge.municipality.emergencyNumbers.map { .init($0.name, lines: ["\($0.phone) · \($0.hours)"]) }
  }

  /// What the person has said helps, in the mapping's topics 2 and 4.
  var helps: [SummaryList.Row] {
    [Fact.topicRecovery, .topicMastery].compactMap { fact in
      guard let answer = state.topics.first(where: { $0.topic == fact }), !answer.words.isBlankText else { return nil }
      let name = knowledge.topics.first { $0.fact == fact }?.name ?? fact.rawValue
      return .init(name, lines: [answer.words, answer.day.short(seenFrom: day)])
    }
  }
}

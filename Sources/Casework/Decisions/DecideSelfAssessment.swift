public import CivilTime

extension SelfAssessment {
  /// What must be mended before it can be saved. What is not met needs a step, an owner and a day; the rest needs words.
  public func problems(today: Day) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if how.isBlank {
      switch standing {
      case .met, .partly: problems.append(FieldProblem("hvordan", "Skriv kort hvordan dere møter det."))
      case .notRelevant: problems.append(FieldProblem("hvordan", "Skriv hvorfor det ikke er aktuelt hos dere."))
      case .notMet, .notAssessed: break
      }
    }
    problems += evidenceProblems
    if standing.isUnmet {
      if nextStep.isBlank { problems.append(FieldProblem("neste", "Skriv hva dere gjør nå.")) }
      if owner == nil { problems.append(FieldProblem("eier", "Velg hvem som følger opp neste steg.")) }
      if let deadline {
        if deadline < today { problems.append(FieldProblem("frist", "Fristen er alt passert. Sett en ny dag.")) }
      } else {
        problems.append(FieldProblem("frist", "Skriv når neste steg skal være gjort."))
      }
    }
    if let nextCheck, nextCheck <= today {
      problems.append(FieldProblem("sjekk", "Neste sjekk må være etter i dag."))
    }
    return problems
  }

  private var evidenceProblems: [FieldProblem] {
    evidence.enumerated().compactMap { place, evidence in
      if evidence.text.isBlank { return FieldProblem("bevis-\(place + 1)", "Skriv hva lenken viser.") }
      guard !evidence.link.isEmpty, !Self.isAddress(evidence.link) else { return nil }
      return FieldProblem("lenke-\(place + 1)", "Skriv hele adressen, for eksempel https://www.lindvik.no/rutine.")
    }
  }

  /// Only addresses that a browser opens as pages; nothing that runs.
  static func isAddress(_ text: String) -> Bool {
    let rest = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }.map { text.dropFirst($0.count) }
    guard let rest, let host = rest.split(separator: "/", maxSplits: 1).first else { return false }
    return host.contains(".") && !text.contains { $0.isWhitespace || "<>\"'".contains($0) }
  }
}

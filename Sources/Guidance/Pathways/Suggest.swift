public import Casework
public import CivilTime

extension PathwaySuggestion {
  /// Weighs severity against expected duration first, then the example conditions and what the record tells.
  /// Scores are never read.
  public init(judgement: PathwayJudgement, facts: FactTable, examples: [ExampleCondition], on day: Day) {
    var grounds = Self.combination(judgement)
    for example in examples where judgement.conditions.contains(example.id) {
      grounds.append(
        Ground(
          pathway: example.pathway, speaksFor: true, words: "Eksempel i veilederen: \(example.name)",
          requirement: example.requirement))
    }
    grounds += Self.recorded(facts, on: day)
    grounds += Self.burden(judgement)
    if Self.isOutsideTheLists(judgement) { grounds += Self.harmfulUse }
    self.grounds = grounds
    suggested = Self.supported(grounds, examples: examples, judgement)
    unknown = Self.unknown(judgement)
    notes = Self.notes(judgement, examples, suggested)
  }

  private static func combination(_ judgement: PathwayJudgement) -> [Ground] {
    guard let severity = judgement.severity, let duration = judgement.duration else { return [] }
    let words = "\(severity.rawValue.capitalizedFirst) og forventet \(duration.rawValue) varighet"
    func ground(_ pathway: Int, _ speaksFor: Bool, _ requirement: String) -> Ground {
      Ground(pathway: pathway, speaksFor: speaksFor, words: words, requirement: requirement)
    }
    switch (severity, duration) {
    case (.mild, .short): return [ground(1, true, "HF1-03"), ground(2, false, "HF2-04"), ground(3, false, "HF3-04")]
    case (.moderate, .short): return [ground(1, true, "HF1-03"), ground(2, true, "HF2-04"), ground(3, false, "HF3-04")]
    case (.mild, .long), (.moderate, .long):
      return [ground(1, false, "HF1-03"), ground(2, true, "HF2-04"), ground(3, false, "HF3-04")]
    case (.severe, .short): return [ground(1, false, "HF1-03"), ground(2, true, "HF2-04"), ground(3, false, "HF3-04")]
    case (.severe, .long): return [ground(1, false, "HF1-03"), ground(2, false, "HF2-04"), ground(3, true, "HF3-04")]
    }
  }

  private static func recorded(_ facts: FactTable, on day: Day) -> [Ground] {
    var grounds: [Ground] = []
    let grief = facts[.grief]
    if grief.answer == .yes, day > grief.since.adding(months: 6) {
      grounds.append(
        Ground(pathway: 2, speaksFor: true, words: "Sorgen har vart i mer enn seks måneder", requirement: "HF1-11"))
      grounds.append(
        Ground(pathway: 1, speaksFor: false, words: "Sorgen har vart i mer enn seks måneder", requirement: "HF1-11"))
    }
    if facts.holds(.bothDisorders) || facts.holds(.psychosis) || facts.holds(.earlyOnset) {
      grounds.append(
        Ground(
          pathway: 3, speaksFor: true,
          words: "Tidlig debut, psykose eller samtidig ruslidelse gjør et langt forløp mer sannsynlig",
          requirement: "HF3-58"))
    }
    return grounds
  }

  private static func burden(_ judgement: PathwayJudgement) -> [Ground] {
    let marked = [judgement.function, judgement.qualityOfLife].contains(.marked)
    guard marked else { return [] }
    return [
      Ground(
        pathway: 1, speaksFor: false, words: "Markert tap av funksjon eller livskvalitet tyder på mer enn milde plager",
        requirement: "HF1-03")
    ]
  }

  /// Long harmful use with marked loss of function, without dependence, stands in no list of the text.
  private static func isOutsideTheLists(_ judgement: PathwayJudgement) -> Bool {
    judgement.duration == .long && judgement.function == .marked
      && judgement.conditions.contains { $0.contains("skadelig-bruk") }
      && !judgement.conditions.contains { $0.contains("avhengighet") }
  }

  private static let harmfulUse = [(2, "HF2-04"), (3, "HF3-04")].map { pathway, requirement in
    Ground(
      pathway: pathway, speaksFor: true, words: "Langvarig skadelig bruk med markert funksjonstap, uten avhengighet",
      requirement: requirement)
  }

  private static func supported(
    _ grounds: [Ground], examples: [ExampleCondition], _ judgement: PathwayJudgement
  ) -> [Int] {
    let strong = grounds.filter { $0.speaksFor && $0.requirement != "HF3-58" }
    let pathways = Set(strong.map(\.pathway))
    let excluded = Set(grounds.filter { !$0.speaksFor && $0.requirement == "HF1-11" }.map(\.pathway))
    return pathways.subtracting(excluded).sorted()
  }

  private static func unknown(_ judgement: PathwayJudgement) -> [String] {
    var missing: [String] = []
    if judgement.severity == nil { missing.append("hvor alvorlig det er") }
    if judgement.duration == nil { missing.append("hvor lenge det ventes å vare") }
    if judgement.function == nil { missing.append("hvordan hverdagen fungerer") }
    if judgement.qualityOfLife == nil { missing.append("hvordan livskvaliteten er") }
    if judgement.experienced == nil { missing.append("hvordan personen selv opplever det") }
    return missing
  }

  private static func notes(
    _ judgement: PathwayJudgement, _ examples: [ExampleCondition], _ suggested: [Int]
  ) -> [String] {
    var notes: [String] = []
    if suggested.count > 1 {
      notes.append("Teksten støtter flere forløp. Valget er faglig skjønn sammen med personen.")
    }
    let chosen = examples.filter { judgement.conditions.contains($0.id) }
    if chosen.contains(where: { $0.id.contains("avhengighet") && $0.pathway == 3 }) {
      notes.append("All avhengighet står i hovedforløp 3. Mild eller nyoppstått avhengighet må vurderes faglig.")
    }
    if isOutsideTheLists(judgement) {
      notes.append(
        "Langvarig skadelig bruk med markert funksjonstap uten avhengighet står ikke i noen liste: 2 eller 3 etter skjønn."
      )
    }
    if judgement.experienced == .marked, judgement.severity == .mild {
      notes.append("Personen opplever dette som mer krevende enn alvorlighetsgraden tilsier. Snakk om det sammen.")
    }
    return notes
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

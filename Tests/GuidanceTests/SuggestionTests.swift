internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Testing

/// What is suggested before a pathway is chosen together: always reasons, never a verdict, and nothing from nothing.
@Suite struct SuggestionTests {
  let examples: [ExampleCondition]
  let knowledge: Knowledge

  init() throws {
    knowledge = try Shipped.knowledge.get()
    examples = knowledge.examples
  }

  private func suggest(
    _ judgement: PathwayJudgement = PathwayJudgement(), facts: Record = Record(), on day: Day = Record.zero
  ) -> PathwaySuggestion {
    PathwaySuggestion(judgement: judgement, facts: facts.state.facts, examples: examples, on: day)
  }

  static let table: [(PathwayJudgement.Severity, PathwayJudgement.Duration, [Int])] = [
    (.mild, .short, [1]), (.moderate, .short, [1, 2]), (.severe, .short, [2]),
    (.mild, .long, [2]), (.moderate, .long, [2]), (.severe, .long, [3]),
  ]

  @Test("Severity against expected duration points where the text points", arguments: table)
  func combination(
    severity: PathwayJudgement.Severity, duration: PathwayJudgement.Duration, expected: [Int]
  ) {
    let suggestion = suggest(PathwayJudgement(severity: severity, duration: duration))
    #expect(suggestion.suggested == expected)
    #expect(Set(suggestion.grounds.map(\.pathway)) == [1, 2, 3], "Every pathway has a reason for or against it.")
  }

  @Test("Severity alone, or duration alone, is not enough to suggest anything")
  func halfAJudgement() {
    for severity in PathwayJudgement.Severity.allCases {
      #expect(suggest(PathwayJudgement(severity: severity)).suggested.isEmpty)
    }
    for duration in PathwayJudgement.Duration.allCases {
      #expect(suggest(PathwayJudgement(duration: duration)).suggested.isEmpty)
    }
  }

  @Test("Where there is nothing to go on nothing is suggested, and what is unknown is said")
  func nothingFromNothing() {
    let suggestion = suggest()
    #expect(suggestion.suggested.isEmpty)
    #expect(suggestion.grounds.isEmpty)
    #expect(suggestion.unknown.count == 5)
  }

  @Test("Each of the text's own examples points to its pathway, with the place in the source")
  func everyExample() {
    #expect(examples.count >= 25)
    #expect(Set(examples.map(\.pathway)) == [1, 2, 3])
    for example in examples {
      let suggestion = suggest(PathwayJudgement(conditions: [example.id]))
      #expect(suggestion.suggested == [example.pathway], "\(example.id)")
      let ground = suggestion.grounds.first { $0.words.contains(example.name) }
      #expect(ground?.requirement == example.requirement, "\(example.id)")
    }
  }

  @Test("Where the text supports two pathways both are named, and the choice is called faglig skjønn (reading 6)")
  func twoByJudgement() {
    for pair in [["nyoppstatt-angst", "vedvarende-angstlidelse"], ["stress", "alvorlig-depresjon"]] {
      let suggestion = suggest(PathwayJudgement(conditions: Set(pair)))
      #expect(suggestion.suggested.count == 2)
      #expect(suggestion.notes.contains { $0.contains("faglig skjønn") })
    }
    #expect(!suggest(PathwayJudgement(conditions: ["stress"])).notes.contains { $0.contains("faglig skjønn") })
  }

  @Test("Grief points to pathway 2 the day after six months, not on the day (reading 6)")
  func griefBoundary() {
    var record = Record()
    record.state(Statement(.grief, .yes, since: Record.zero), on: 0)
    let sixMonths = Record.zero.adding(months: 6)
    let judgement = PathwayJudgement(severity: .mild, duration: .short)
    #expect(suggest(judgement, facts: record, on: sixMonths).suggested == [1])
    #expect(suggest(judgement, facts: record, on: sixMonths.adding(days: 1)).suggested == [2])
    #expect(suggest(facts: record, on: sixMonths).suggested.isEmpty)
    #expect(suggest(facts: record, on: sixMonths.adding(days: 1)).suggested == [2])
  }

  @Test("All dependence stands in 3, and the suggestion says that mild or new dependence is judged (reading 7)")
  func dependence() {
    for id in ["alkoholavhengighet", "legemiddelavhengighet", "rusmiddelavhengighet"] {
      let suggestion = suggest(PathwayJudgement(conditions: [id]))
      #expect(suggestion.suggested == [3])
      #expect(suggestion.notes.contains { $0.contains("Mild eller nyoppstått avhengighet") })
    }
  }

  @Test("Long harmful use with marked loss of function, without dependence, is 2 or 3 by judgement (reading 7)")
  func harmfulUse() {
    var judgement = PathwayJudgement(duration: .long, function: .marked, conditions: ["skadelig-bruk-med-depresjoner"])
    let suggestion = suggest(judgement)
    #expect(suggestion.suggested == [2, 3])
    #expect(suggestion.notes.contains { $0.contains("2 eller 3 etter skjønn") })
    judgement.function = .some
    #expect(suggest(judgement).suggested == [2])
    judgement.function = .marked
    judgement.conditions.insert("alkoholavhengighet")
    #expect(!suggest(judgement).notes.contains { $0.contains("2 eller 3 etter skjønn") })
  }

  @Test("Violence, birth, break-up and bereavement are causes in 1 and 2, and decide nothing (reading 8)")
  func lifeEventsDecideNothing() {
    let shown = Set(examples.map(\.id))
    let events = knowledge.pathways.flatMap(\.lifeEvents).filter { !shown.contains($0.id) }
    #expect(Set(events.map(\.pathway)).isSuperset(of: [1, 2]))
    for event in events { #expect(suggest(PathwayJudgement(conditions: [event.id])).suggested.isEmpty, "\(event.id)") }
  }

  @Test(
    "Early onset, psychosis and both disorders are told, and suggest nothing by themselves",
    arguments: [
      Fact.earlyOnset, .psychosis, .bothDisorders,
    ])
  func prognosisIsToldNotDecided(fact: Fact) {
    var record = Record()
    record.state(Statement(fact, .yes), on: 0)
    let suggestion = suggest(facts: record)
    #expect(suggestion.suggested.isEmpty)
    #expect(suggestion.grounds.contains { $0.pathway == 3 && $0.speaksFor })
  }

  @Test("A score is not an input: no total, high or low, changes a suggestion")
  func scoresAreNotRead() {
    let judgements = Self.table.map { PathwayJudgement(severity: $0.0, duration: $0.1) } + [PathwayJudgement()]
    for judgement in judgements {
      for total in [0, 27] {
        var record = Record()
        let result = InstrumentResult(
          instrument: "phq-9", instrumentVersion: "1", answers: [:], total: total, competent: true, riskItems: ["9"])
        record.write(.instrumentScored(result), on: 0)
        #expect(suggest(judgement, facts: record) == suggest(judgement))
      }
    }
  }
}

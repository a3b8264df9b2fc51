internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Guidance
internal import Testing

/// Invariants of the guide as it ships, over generated records.
@Suite struct GuideTests {
  let guide: Guide

  init() throws { guide = try StoryTests.knowledge.get().guide }

  @Test("No finding without a source: document, place, anchor of three words or more", .tags(.content))
  func everyNormHasASource() {
    for norm in guide.norms {
      #expect(!norm.citation.document.isEmpty, "\(norm.id)")
      #expect(!norm.citation.place.isEmpty, "\(norm.id)")
      #expect(norm.citation.anchor.split(separator: " ").count >= 2, "\(norm.id): «\(norm.citation.anchor)»")
    }
  }

  @Test("Evaluating twice gives the same, and what is explained is what was found", arguments: 0..<60)
  func explanationsAgree(seed: Int) throws {
    var chance = Chance(seed: seed)
    let (state, day) = chance.record()
    let findings = guide.evaluate(state, on: day).findings
    #expect(findings == guide.evaluate(state, on: day).findings)
    for finding in findings {
      let explanation = try #require(guide.explain(guide.norms[finding.index].id, state: state, on: day))
      #expect(explanation.status == finding.status)
      #expect((explanation.applies.outcome == .no) == (finding.status == .notApplicable))
    }
  }

  @Test("Nothing changes before the day the evaluation says, by time alone", arguments: 0..<60)
  func agingIsTold(seed: Int) {
    var chance = Chance(seed: seed &+ 1000)
    let (state, day) = chance.record()
    let now = guide.evaluate(state, on: day)
    let last = now.changesOn.map { min($0.adding(days: -1), day.adding(days: 400)) } ?? day.adding(days: 400)
    let step = max(1, Int(last.ordinal - day.ordinal) / 12)
    for offset in stride(from: 0, through: Int(last.ordinal - day.ordinal), by: step) {
      let later = guide.evaluate(state, on: day.adding(days: offset))
      #expect(later.findings == now.findings, "after \(offset) days, said \(String(describing: now.changesOn))")
    }
  }

  @Test("More risk never asks for less", arguments: 0..<80)
  func riskIsMonotone(seed: Int) {
    var chance = Chance(seed: seed &+ 2000)
    let base = chance.statements()
    let day = Chance.start.adding(days: 60)
    for risk in Fact.risks {
      var before: Set<String>?
      for level in ["ingen", "lav", "moderat", "høy"] {
        let raised = base.filter { $0.0.fact != risk } + [(Statement(risk, word: level) ?? Statement(risk, .no), 30)]
        let asked = asking(Chance.state(raised), on: day)
        if let before {
          // Elevated risk may add; it must not silence what was asked at a lower level.
          #expect(before.isSubset(of: asked), "\(risk.rawValue) \(level): \(before.subtracting(asked).sorted())")
        }
        before = asked
      }
    }
  }

  @Test("No deadline stands before the day of what caused it", arguments: 0..<60)
  func deadlinesFollowTheirCause(seed: Int) {
    var chance = Chance(seed: seed &+ 5000)
    let (state, day) = chance.record()
    for finding in guide.evaluate(state, on: day).findings {
      guard let due = finding.due else { continue }
      let norm = guide.norms[finding.index]
      if case .before = norm.deadline { continue }
      let causes =
        norm.deadline.isLocal ? norm.applies.facts + norm.fulfilled.facts : norm.deadline.readFacts
      let known = causes.map { state.facts[$0] }.filter { $0.answer != .notAsked }
      let first = known.map { min($0.first, $0.since, $0.day) }.min()
      #expect(first.map { $0 <= due } ?? false, "\(norm.id): due \(due), caused \(String(describing: first))")
    }
  }

  @Test("A score never closes a door: no score changes any finding but those about the tool itself", arguments: 0..<40)
  func scoresNeverDecide(seed: Int) {
    var chance = Chance(seed: seed &+ 3000)
    let base = chance.statements()
    let day = Chance.start.adding(days: 60)
    let results = [0, 9, 27].map { total in
      let entry = Chance.entry(
        .instrumentScored(
          InstrumentResult(
            instrument: "phq-9", instrumentVersion: "1", answers: [:], total: total, competent: true)),
        version: base.count + 1, day: Chance.start.adding(days: 40))
      var state = Chance.state(base)
      state.apply(entry)
      return guide.evaluate(state, on: day).findings
    }
    #expect(results[0] == results[1])
    #expect(results[1] == results[2])
  }

  @Test("A declined answer never counts as met where an answer is asked for", arguments: Fact.topics)
  func declinedIsNotAnswered(topic: Fact) throws {
    let statements = [(Statement(.episodeStarted, .yes), 0), (Statement(topic, .declined), 3)]
    let state = Chance.state(statements)
    let day = Chance.start.adding(days: 5)
    let norm = try #require(guide.norms.first { $0.kind == .topic(topic) })
    let explanation = try #require(guide.explain(norm.id, state: state, on: day))
    #expect(explanation.status == .missing)
    #expect(explanation.askedAndDeclined == Chance.start.adding(days: 3))
  }

  @Test("No measure of a lower pathway is closed to somebody in a higher one")
  func noExclusion() throws {
    for pathway in ["1", "2", "3"] {
      let chosen = Statement(.pathway, word: pathway) ?? Statement(.pathway, .no)
      let state = Chance.state([(Statement(.episodeStarted, .yes), 0), (chosen, 1)])
      let findings = guide.evaluate(state, on: Chance.start.adding(days: 2)).findings
      for finding in findings {
        guard case .measure(_, let pathways) = guide.norms[finding.index].kind else { continue }
        if (pathways.min() ?? 1) <= (Int(pathway) ?? 0) { #expect(finding.status == .offered) }
      }
    }
  }

  @Test("A departure closes a recommendation, never a duty", arguments: 0..<20)
  func departuresDoNotCloseDuties(seed: Int) {
    var chance = Chance(seed: seed &+ 4000)
    let base = chance.statements()
    let day = Chance.start.adding(days: 60)
    var state = Chance.state(base)
    var version = base.count
    for finding in guide.evaluate(state, on: day).findings where finding.status.asksForAction {
      version += 1
      let departure = Departure(norm: guide.norms[finding.index].id, reason: .notNowClinically, words: "Grunn")
      state.apply(Chance.entry(.departed(departure), version: version, day: day))
    }
    for finding in guide.evaluate(state, on: day).findings {
      let norm = guide.norms[finding.index]
      if finding.status.asksForAction { #expect(norm.strength == .must || norm.isRight, "\(norm.id)") }
      if finding.status == .deviated { #expect(norm.strength != .must && !norm.isRight, "\(norm.id)") }
    }
  }

  private func asking(_ state: CaseState, on day: Day) -> Set<String> {
    Set(guide.evaluate(state, on: day).findings.filter(\.status.asksForAction).map { guide.norms[$0.index].id })
  }
}

extension Tag {
  @Tag static var content: Self
}

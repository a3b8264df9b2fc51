internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Testing

/// What is said would change the answer must do so, and nothing else about it may be left out.
@Suite struct PossibleChangeTests {
  @Test("Given the answer, the finding becomes what was said", arguments: 0..<20)
  func whatIsSaidHappens(seed: Int) throws {
    let guide = try StoryTests.knowledge.get().guide
    var chance = Chance(seed: seed &+ 6000)
    let (state, day) = chance.record()
    for finding in guide.evaluate(state, on: day).findings where finding.status.asksForAction {
      let norm = guide.norms[finding.index]
      for change in guide.whatWouldChange(norm.id, state: state, on: day) {
        let statement =
          Statement(change.fact, word: change.answer)
          ?? Statement(change.fact, change.answer == change.fact.kind.noWord ? .no : .yes)
        var told = state
        told.apply(
          Chance.entry(
            .factsStated(StatedFacts(form: "prøve", statements: [statement])), version: state.version + 1, day: day))
        let then = guide.evaluate(told, on: day).findings[finding.index]
        #expect(then.status == change.status && then.status != finding.status, "\(norm.id): \(change)")
      }
    }
  }
}

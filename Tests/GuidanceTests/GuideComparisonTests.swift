internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Testing

/// The difference report says who would be treated differently, from what to what, and why; nothing else.
@Suite struct GuideComparisonTests {
  private func editions() throws -> (draft: Guide, final: Guide) {
    let loaded = try Shipped.knowledge.get().editions.loaded
    return (loaded[0].guide, loaded[1].guide)
  }

  private static func pathway(_ number: Int, severity: String, duration: String, function: String = "noe") -> Event {
    .pathwayChosen(
      PathwayChoice(
        pathway: number, severity: severity, duration: duration, function: function, qualityOfLife: "noe",
        ground: "Sammen"))
  }

  private func treated(_ record: Record, on day: Int = 20) throws -> [String: GuideComparison.Change] {
    let (draft, final) = try editions()
    let comparison = GuideComparison(from: draft, to: final)
    let treatments = comparison.treatments(of: GuidedRecord(record.state), on: Record.day(day))
    return Dictionary(treatments.map { ($0.norm, $0.change) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("An edition against itself differs nowhere, whatever the record", arguments: 0..<60)
  func againstItself(seed: Int) throws {
    let (draft, final) = try editions()
    var chance = Chance(seed: seed)
    let record = chance.record()
    for guide in [draft, final] {
      let comparison = GuideComparison(from: guide, to: guide)
      #expect(comparison.differences.allSatisfy { !$0.mayDiffer })
      #expect(comparison.treatments(of: GuidedRecord(record.state), on: record.day).isEmpty)
    }
  }

  @Test("One way is the other turned around, and only norms that say different things differ", arguments: 0..<60)
  func bothWays(seed: Int) throws {
    let (draft, final) = try editions()
    var chance = Chance(seed: seed &+ 500)
    let (state, day) = chance.record()
    let there = GuideComparison(from: draft, to: final)
    let forth = there.treatments(of: GuidedRecord(state), on: day)
    let back = GuideComparison(from: final, to: draft).treatments(of: GuidedRecord(state), on: day)
    #expect(
      Set(forth) == Set(back.map { GuideComparison.Treatment(norm: $0.norm, change: $0.change.reversed) }))
    let saying = Set(there.differences.filter(\.mayDiffer).map(\.id))
    #expect(forth.allSatisfy { saying.contains($0.norm) })
    // Held against the two evaluations themselves: nobody is left out.
    for norm in final.norms where !forth.contains(where: { $0.norm == norm.id }) {
      let new = final.explain(norm.id, state: state, on: day)?.status
      let old = draft.explain(norm.id, state: state, on: day)?.status
      #expect((old ?? .notApplicable) == (new ?? .notApplicable), "\(norm.id)")
    }
  }

  @Test("Severe and short: considered is enough in the draft, referred is asked for in 2025 (E25-210)")
  func severeShort() throws {
    var record = Record()
    record.state(Statement(.episodeStarted, .yes), on: 0)
    record.write(Self.pathway(2, severity: "alvorlig", duration: "kort"), on: 1)
    record.write(
      .factsStated(StatedFacts(form: "f", statements: [Statement(.referralJudgement, word: "ikke nå")!])), on: 2)
    #expect(try treated(record)["HF2-05"] == .init(before: .fulfilled, after: .missing))
  }

  @Test("Moderate and lasting is asked for by a norm that the draft does not have (E25-212)")
  func moderateLasting() throws {
    var record = Record()
    record.state(Statement(.episodeStarted, .yes), on: 0)
    record.write(Self.pathway(2, severity: "moderat", duration: "lang"), on: 1)
    let treated = try treated(record)
    #expect(treated["E25-212"] == .init(before: nil, after: .missing))
    #expect(treated["HF2-05"] == .init(before: .missing, after: .notApplicable))
    #expect(treated["HF3-13"] == nil, "a carried norm treats nobody differently")
  }

  @Test("Followed by arrangement: the referral that was missing falls away (E25-304); the group is asked for (E25-308)")
  func arranged() throws {
    var record = Record()
    record.state(Statement(.episodeStarted, .yes), on: 0)
    record.write(Self.pathway(3, severity: "alvorlig", duration: "lang"), on: 1)
    record.state(Statement(.arrangedFollowUp, .yes), on: 2)
    let treated = try treated(record)
    #expect(treated["HF3-06"] == .init(before: .missing, after: .notApplicable))
    #expect(treated["E25-308"] == .init(before: nil, after: .missing))
  }

  @Test("Why is said in words: strength, each part of the condition, deadline, right")
  func why() throws {
    let one = Guide.single(strength: .should, applies: .fact(.smokes), fulfilled: .fact(.heartCheck))
    let two = Guide.single(
      strength: .must, applies: .all([.fact(.smokes), .fact(.grief, .no)]), fulfilled: .fact(.contactHeld),
      deadline: .atOnce([.overdose]), isRight: true)
    let words = GuideComparison(from: one, to: two).differences.flatMap(\.words)
    #expect(
      words == [
        "Styrken er «skal», var «bør».", "Nytt i når den gjelder: sorg er nei.",
        "Nytt i når den er fulgt: kontakt er registrert.",
        "Ikke lenger i når den er fulgt: kontroll av hjerte og kar er gjort.",
        "Fristen er straks etter overdose, var ingen i kilden.", "Er blitt en rettighet.",
      ])
  }

  @Test("The tally counts everybody, keeps so many by id, and puts the largest change of a norm first")
  func tally() {
    var tally = EditionTally()
    let change = GuideComparison.Change(before: .missing, after: .fulfilled)
    let other = GuideComparison.Change(before: .fulfilled, after: .missing)
    for number in 0..<(EditionTally.kept + 50) {
      tally.add(RecordID("r\(number)"), [.init(norm: "PRØVE-01", change: number < 3 ? other : change)])
    }
    tally.add(RecordID("lik"), [])
    let rows = tally.rows(
      in: GuideComparison(from: .single(fulfilled: .always), to: .single(fulfilled: .always)).differences)
    #expect(tally.compared == EditionTally.kept + 51 && tally.differing == EditionTally.kept + 50)
    #expect(rows.map(\.count) == [EditionTally.kept + 47, 3])
    #expect(rows[0].records.count == EditionTally.kept)
  }

  @Test("A norm that has been retired applies to its last day, ages on the next, and says why")
  func retired() throws {
    let norm = try #require(Guide.single(fulfilled: .fact(.heartCheck)).norms.first)
    let standing = NormStanding(edition: "b", editionName: "ny", basisName: "gammel", state: .retired)
    let guide = Guide(edition: "b", norms: [norm.standing(standing, until: Record.day(10))])
    let record = Record()
    #expect(guide.finding(record, on: 10).status == .missing)
    #expect(guide.finding(record, on: 10).changesOn == Record.day(11))
    #expect(guide.finding(record, on: 11).status == .notApplicable)
    let why = try #require(guide.explain("PRØVE-01", state: record.state, on: Record.day(11)))
    #expect(why.applies.outcome == .no && why.applies.words.contains("opphørt"))
  }
}

extension GuideComparison.Change {
  fileprivate var reversed: Self { .init(before: after, after: before, onlyDue: onlyDue) }
}

/// Seeded records: any fact, any answer, any day of two months.
private struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func record() -> (state: CaseState, day: Day) {
    var record = Record()
    record.state(Statement(.episodeStarted, .yes), on: 0)
    for day in 1...Int.random(in: 5...60, using: &self) {
      guard let fact = Fact.allCases.randomElement(using: &self) else { continue }
      let answers: [Answer] = [.yes, .yes, .yes, .no, .declined, .unknown]
      let answer = answers.randomElement(using: &self) ?? .yes
      let options = fact.kind.options.count
      let isDate = fact.kind == .date
      let value = answer != .yes ? nil : options > 0 ? Int.random(in: 0..<options, using: &self) : isDate ? 20_000 : nil
      record.state(Statement(fact, answer, value: value), on: day / 2)
    }
    return (record.state, Record.day(Int.random(in: 40...400, using: &self)))
  }
}

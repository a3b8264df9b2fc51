internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

/// Nothing that makes the evaluation fast may change an answer, a deadline or the day on which they change.
@Suite struct PlainReadingTests {
  @Test(arguments: 0..<150)
  func `Every edition is evaluated as it is written, also on later days`(seed: Int) throws {
    for loaded in try StoryTests.knowledge.get().editions.loaded {
      try compare(loaded.guide, seed: seed, days: [0, 1, 30, 90, 365])
    }
  }

  @Test(arguments: 0..<400)
  func `Conditions made by chance are evaluated as they are written`(seed: Int) throws {
    var norms = NormsByChance(seed: seed)
    try compare(Guide(edition: "prøve", norms: norms.make()), seed: seed &+ 9000, days: [0, 7, 40, 200])
  }

  @Test(arguments: 0..<40)
  func `What is decoded to go through everybody is evaluated as the whole record is`(seed: Int) throws {
    let guide = try StoryTests.knowledge.get().guide
    var chance = Chance(seed: seed &+ 7000)
    let (state, day) = chance.livedRecord(guide.norms)
    let record = try JSONDecoder().decode(GuidedRecord.self, from: JSONEncoder().encode(state))
    #expect(record == GuidedRecord(state) && record.isOpen == state.isOpen)
    let (part, whole) = (guide.evaluate(record, on: day), guide.evaluate(state, on: day))
    #expect(part.findings == whole.findings && part.changesOn == whole.changesOn)
  }

  @Test(arguments: [Answer.no, .yes])
  func `A part that ages tells its day only when what stands before it lets it be asked`(smokes: Answer) {
    let aging = Condition.fact(FactTest(.naloxone, .yes, times: [.within(.months(12))]))
    let applies = Condition.all([.fact(FactTest(.smokes, .yes)), aging])
    let norms = ["N-0", "N-1"].map { id in
      Norm(
        id: id, title: id, whenMissing: id, strength: .should, kind: .duty,
        citation: Citation(document: "d", documentName: "d", requirement: id, place: "p", anchor: "a", line: nil),
        applies: applies, fulfilled: .fact(FactTest(.overdoseTalk, .yes)), lastChecked: Chance.start)
    }
    let state = Chance.state([(Statement(.smokes, smokes), 0), (Statement(.naloxone, .yes), 1)])
    let changesOn = Guide(edition: "prøve", norms: norms).evaluate(state, on: Chance.start.adding(days: 2)).changesOn
    let dayAfter = Chance.start.adding(days: 1).adding(months: 12).adding(days: 1)
    #expect(changesOn == (smokes == .yes ? dayAfter : nil))
  }

  @Test func `The records made by chance meet every status, so that the comparison has something to find`() throws {
    let guide = try StoryTests.knowledge.get().guide
    var met: Set<FindingStatus> = []
    for seed in 0..<150 {
      var chance = Chance(seed: seed)
      let (state, day) = chance.livedRecord(guide.norms)
      met.formUnion(guide.evaluate(state, on: day).findings.map(\.status))
    }
    #expect(met == Set(FindingStatus.allCases))
  }

  private func compare(_ guide: Guide, seed: Int, days: [Int]) throws {
    var chance = Chance(seed: seed)
    let (state, start) = chance.livedRecord(guide.norms)
    for offset in days {
      let day = start.adding(days: offset)
      let (fast, plain) = (guide.evaluate(state, on: day), PlainReading.evaluate(guide.norms, state, on: day))
      for (one, other) in zip(fast.findings, plain.findings) where one != other {
        Issue.record("\(guide.edition) \(day): \(one), as written \(other), \(guide.norms[one.index])")
      }
      #expect(fast.findings.count == plain.findings.count)
      #expect(fast.changesOn == plain.changesOn, "\(guide.edition) \(day)")
    }
  }
}

extension Chance {
  /// A record with what else evaluation reads: a chosen pathway, measures, and reasons with and without a last day.
  mutating func livedRecord(_ norms: [Norm]) -> (CaseState, Day) {
    var (state, day) = record()
    func add(_ event: Event) {
      state.apply(Self.entry(event, version: state.version + 1, day: Self.start.adding(days: 30)))
    }
    if Bool.random(using: &self) { add(.pathwayChosen(PathwayChoice(pathway: Int.random(in: 1...3, using: &self)))) }
    for number in 0..<Int.random(in: 0...6, using: &self) {
      guard case .measure(let kind, _)? = norms.randomElement(using: &self)?.kind,
        let step = MeasureStep.Step.allCases.randomElement(using: &self)
      else { continue }
      add(.measure(MeasureStep(measure: ItemID("m\(number)"), kind: kind, kindName: kind, step: step)))
    }
    for norm in norms where Int.random(in: 0..<6, using: &self) == 0 {
      let until = Bool.random(using: &self) ? day.adding(days: Int.random(in: -20...60, using: &self)) : nil
      add(.departed(Departure(norm: norm.id, reason: .notAvailable, words: "Grunn", until: until)))
    }
    // News after the reasons makes some of them lapse.
    for fact in Fact.allCases where Int.random(in: 0..<30, using: &self) == 0 && fact.kind.options.isEmpty {
      if case .date = fact.kind { continue }
      add(.factsStated(StatedFacts(form: "prøve", statements: [Statement(fact, .yes)])))
    }
    day = max(day, Self.start.adding(days: 30))
    return (state, day)
  }
}

/// Norms of every shape over a few facts of each kind, many of them beginning alike.
struct NormsByChance {
  private var chance: Chance
  private let facts: [Fact] = [
    .smokes, .pathway, .suicideRisk, .overdose, .naloxone, .nextBodilyCheck, .topicRisk, .discharged, .crisisPlan,
    .episodeStarted,
  ]
  private var beginnings: [Condition] = []
  /// Whether what is shared always stands behind a part of the norm's own, which may keep it from being asked.
  private let isBehind: Bool

  init(seed: Int) {
    chance = Chance(seed: seed &+ 500)
    isBehind = seed % 2 == 0
    beginnings = (0..<(isBehind ? 2 : 5)).map { _ in condition(isBehind ? 1 : 2) }
  }

  /// Few share what stands behind, so that what one of them is kept from asking is not asked by another.
  mutating func make() -> [Norm] { (0..<(isBehind ? 4 : 30)).map { norm("N-\($0)") } }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }

  private mutating func norm(_ id: String) -> Norm {
    let beginning = pick(beginnings)
    let applies: Condition =
      switch isBehind ? 5 : below(5) {
      case 5: .all([condition(1), beginning])
      case 0: beginning
      case 1: .all([beginning])
      case 2: .all([beginning, condition(2)])
      case 3: .all([.all([condition(1), beginning]), condition(1)])
      default: condition(3)
      }
    let norm = Norm(
      id: id, title: id, whenMissing: id, strength: pick(Strength.allCases),
      kind: below(8) == 0 ? .measure(kind: "T-\(below(3))", pathways: [1 + below(3)]) : .duty,
      citation: Citation(document: "d", documentName: "d", requirement: id, place: "p", anchor: "a", line: nil),
      applies: applies, fulfilled: condition(2), deadline: deadline(), isRight: below(6) == 0,
      lastChecked: Chance.start)
    guard below(6) == 0 else { return norm }
    return norm.standing(
      NormStanding(edition: "e", editionName: "e", basisName: nil, state: .retired),
      until: Chance.start.adding(days: below(300)))
  }

  private mutating func condition(_ depth: Int) -> Condition {
    guard depth > 0 else { return .fact(test(pick(facts))) }
    switch below(7) {
    case 0: return .not(condition(depth - 1))
    case 1, 2: return .all((0...below(3)).map { _ in condition(depth - 1) })
    case 3: return .any((0...below(3)).map { _ in condition(depth - 1) })
    case 4: return aboutOneFact(Condition.all)
    case 5: return aboutOneFact(Condition.any)
    default: return below(9) == 0 ? .always : .fact(test(pick(facts)))
    }
  }

  /// Several questions about one fact, which may be asked as one.
  private mutating func aboutOneFact(_ join: ([Condition]) -> Condition) -> Condition {
    let (fact, shared, isShared) = (pick(facts), times(), below(2) == 0)
    return join(
      (0...1 + below(2)).map { _ in
        .fact(FactTest(fact, answer(fact), times: isShared ? shared : below(2) == 0 ? [] : times()))
      })
  }

  private mutating func test(_ fact: Fact) -> FactTest { FactTest(fact, answer(fact), times: times()) }

  private mutating func answer(_ fact: Fact) -> AnswerTest {
    let plain: [AnswerTest] = [.yes, .yes, .yes, .no, .answered, .asked, .declined, .unknown, .notAsked]
    guard !fact.kind.options.isEmpty, below(2) == 0 else { return pick(plain) }
    return .words([below(fact.kind.options.count), below(fact.kind.options.count)])
  }

  private mutating func times() -> [TimeTest] { (0..<max(0, below(4) - 1)).map { _ in time() } }

  private mutating func time() -> TimeTest {
    switch below(7) {
    case 0: .within(span())
    case 1: .longerThan(span())
    case 2: .notLongerThan(span())
    case 3: .notAfter(pick(facts))
    case 4: .ahead
    default: .sinceLast((0...below(2)).map { _ in pick(facts) })
    }
  }

  private mutating func span() -> Span { below(2) == 0 ? .days(below(60)) : .months(below(6)) }

  private mutating func deadline() -> Deadline {
    switch below(8) {
    case 0: .atOnce([pick(facts), pick(facts)])
    case 1: .within(span(), of: [pick(facts)])
    case 2: .before(.nextBodilyCheck, lead: span())
    case 3: .recurring(pick(facts), every: span(), warning: .days(below(20)), first: [pick(facts)])
    case 4: .local(span())
    default: .none
    }
  }
}

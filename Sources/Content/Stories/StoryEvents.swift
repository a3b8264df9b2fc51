internal import Casework
internal import CivilTime
internal import Guidance

/// Turns the lines under `hendelser` into entries.
struct StoryEvents {
  let zero: Day
  var problems: [ContentProblem] = []
  private var happened: [(day: Day, event: Event)] = []

  init(zero: Day) { self.zero = zero }

  /// The entries in day order; lines of the same day keep the order written.
  var ordered: [Entry] {
    let sorted = happened.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    var state = CaseState()
    return sorted.enumerated().map { index, line in
      let entry = entry(line.element.event.completed(by: state), day: line.element.day, version: index + 1)
      state.apply(entry)
      return entry
    }
  }

  private func entry(_ event: Event, day: Day, version: Int) -> Entry {
    Entry(
      id: EntryID("linje-\(version)"), record: RecordID("historie"), version: version, day: day,
      writtenAt: Moment(day: day, time: .midnight),
      author: Author(staff: StaffID("historie"), name: "Historien", role: "behandler", unit: UnitID("historie")),
      authority: "historie", edition: "veileder-2024-utkast", event: event)
  }

  mutating func read(_ item: YamlNode) {
    guard let pairs = item.pairs else {
      problems.append(item.problem("En hendelse skal ha «dag» og minst ett faktum."))
      return
    }
    guard let place = pairs.first(where: { $0.key.text == "dag" })?.value, let day = day(place) else {
      problems.append(item.problem("Hendelsen mangler «dag».", "Skriv for eksempel «dag: 0»."))
      return
    }
    var statements: [Statement] = []
    for (key, value) in pairs {
      switch key.text ?? "" {
      case "dag": break
      case "tiltak": measures(value, day)
      case "måling": measurement(value, day)
      case "fravik":
        // A departure rests on what was known when it was written, so facts on the same line come first.
        flush(&statements, day)
        departure(value, day)
      case let name:
        if let statement = statement(name, key, value) { statements.append(statement) }
      }
    }
    flush(&statements, day)
  }

  private mutating func flush(_ statements: inout [Statement], _ day: Day) {
    guard !statements.isEmpty else { return }
    // A pathway is chosen, not merely stated: choosing another one later is a move.
    for choice in statements where choice.fact == .pathway {
      let number = choice.answer == .yes ? choice.value.map { $0 + 1 } : nil
      let cause: MoveCause = number == nil ? .finished : .first
      let event = Event.pathwayChosen(PathwayChoice(pathway: number, cause: cause, together: false))
      happened.append((choice.since ?? choice.on ?? day, event))
    }
    let facts = statements.filter { $0.fact != .pathway }
    if !facts.isEmpty {
      happened.append((day, .factsStated(StatedFacts(form: "historie", statements: facts))))
    }
    statements = []
  }

  private mutating func statement(_ name: String, _ key: YamlNode, _ value: YamlNode) -> Statement? {
    guard let fact = Fact(rawValue: name) else {
      let allowed = Fact.allCases.map(\.rawValue) + ["dag", "tiltak", "måling", "fravik"]
      problems.append(key.problem("Ukjent faktum «\(name)».", NearestWord.advice(name, among: allowed)))
      return nil
    }
    var answer = value
    var on: Day?
    var since: Day?
    if value.pairs != nil {
      let map = YamlMap(value)
      since = map.optional("siden").flatMap { day($0) }
      on = map.optional("skjedde").flatMap { day($0) }
      answer = map.optional("svar") ?? value
      problems += map.finish()
      if answer.pairs != nil { return Statement(fact, .yes, on: on, since: since) }
    }
    return StoryAnswers.statement(fact, answer, on: on, since: since, &self)
  }

  /// A day as stories write it: a number from day 0, a date, a span from day 0, or a number and a span.
  mutating func day(_ place: YamlNode) -> Day? {
    let text = place.text ?? ""
    if let day = Self.day(text, zero: zero) { return day }
    problems.append(
      place.problem("«\(text)» er ikke en dag.", "Skriv et tall fra dag 0, en dato som 2026-07-20, eller «2 måneder»."))
    return nil
  }

  static func day(_ text: String, zero: Day) -> Day? {
    if let number = Int(text) { return zero.adding(days: number) }
    if let day = Day(iso: text) { return day }
    if let span = Span(norwegian: text) { return zero.adding(span) }
    return sum(text.split(separator: " "), zero: zero)
  }

  /// Reads "10 + 12 måneder - 1 dag": a start, then signs each followed by a span or a number of days.
  private static func sum(_ words: [Substring], zero: Day) -> Day? {
    guard let first = words.firstIndex(where: { $0 == "+" || $0 == "-" }), first > 0 else { return nil }
    guard var result = day(words[..<first].joined(separator: " "), zero: zero) else { return nil }
    var rest = words[first...]
    while let sign = rest.popFirst() {
      let end = rest.firstIndex(where: { $0 == "+" || $0 == "-" }) ?? rest.endIndex
      let text = rest[..<end].joined(separator: " ")
      guard let span = Span(norwegian: text) ?? Int(text).map(Span.days) else { return nil }
      result = sign == "+" ? result.adding(span) : result.subtracting(span)
      rest = rest[end...]
    }
    return result
  }

  private mutating func measures(_ value: YamlNode, _ day: Day) {
    for (key, step) in value.pairs ?? [] {
      let kind = key.text ?? ""
      var word = step
      var purposes: [String] = []
      if step.pairs != nil {
        let map = YamlMap(step)
        word = map.required("steg") ?? step
        purposes = map.texts("formål")
        problems += map.finish()
      }
      guard let known = StoryAnswers.steps.first(where: { $0.word == word.text }) else {
        let text = word.text ?? ""
        problems.append(
          word.problem("«\(text)» er ikke et steg.", NearestWord.advice(text, among: StoryAnswers.steps.map(\.word))))
        continue
      }
      let measure = MeasureStep(
        measure: ItemID("tiltak-\(kind)"), kind: kind, kindName: kind, step: known.step, purposes: purposes)
      happened.append((day, .measure(measure)))
    }
  }

  private mutating func measurement(_ value: YamlNode, _ day: Day) {
    let map = YamlMap(value)
    var answers: [String: Int] = [:]
    for (key, answer) in map.optional("svar")?.pairs ?? [] {
      if let number = answer.text.flatMap({ Int($0) }) { answers[key.text ?? ""] = number }
    }
    let competent = map.optional("kompetanse").map { $0.text == "ja" }
    let result = InstrumentResult(
      instrument: map.text("verktøy"), instrumentVersion: "historie", answers: answers,
      total: map.number("sum") ?? answers.values.reduce(0, +), competent: competent)
    problems += map.finish()
    happened.append((day, .instrumentScored(result)))
  }

  private mutating func departure(_ value: YamlNode, _ day: Day) {
    let map = YamlMap(value)
    let reason = map.choice("grunn", DepartureReason.allCases.map { ($0.rawValue, $0) })
    let departure = Departure(
      norm: map.text("anbefaling"), reason: reason ?? .otherSolution, words: map.optionalText("ord") ?? "")
    problems += map.finish()
    happened.append((day, .departed(departure)))
  }
}

internal import Casework
internal import CivilTime
internal import Guidance

/// Reads stories and the cases beside recommendations. The format is in docs/stories.md.
public struct StoryReader {
  static let defaultDayZero = Day(year: 2026, month: 1, day: 5) ?? Day(ordinal: 0)

  /// Reads one story file's text. Throws every problem at once, each with its line.
  public static func story(_ text: String, file: String) throws(ContentProblems) -> Story {
    let place = try parse(text, file)
    let map = YamlMap(place)
    let name = map.text("historie")
    let story = body(map, name: name, origin: map.optionalText("opphav") ?? "", only: nil)
    let problems = map.finish()
    guard problems.isEmpty else { throw ContentProblems(problems) }
    return story
  }

  /// Reads the cases that stand beside a recommendation.
  public static func cases(_ text: String, file: String) throws(ContentProblems) -> [Story] {
    let place = try parse(text, file)
    let map = YamlMap(place)
    let norm = map.text("anbefaling")
    let stories = (map.required("tilfeller")?.list ?? []).map { item in
      let inner = YamlMap(item)
      let story = body(inner, name: inner.text("navn"), origin: inner.optionalText("kilde") ?? norm, only: norm)
      map.add(inner.finish())
      return story
    }
    let problems = map.finish()
    guard problems.isEmpty else { throw ContentProblems(problems) }
    return stories
  }

  private static func parse(_ text: String, _ file: String) throws(ContentProblems) -> YamlNode {
    do {
      return try YamlNode.parse(text, file: file)
    } catch {
      throw ContentProblems([error])
    }
  }

  private static func body(_ map: YamlMap, name: String, origin: String, only norm: String?) -> Story {
    var zero = defaultDayZero
    if let place = map.optional("dag 0") {
      if let day = place.text.flatMap({ Day(iso: $0) }) {
        zero = day
      } else {
        map.add(place.problem("«dag 0» skal være en dato.", "Skriv for eksempel 2026-01-05."))
      }
    }
    var reader = StoryEvents(zero: zero)
    for item in map.optional("hendelser")?.list ?? [] { reader.read(item) }
    let questions = (map.required("spør")?.list ?? []).compactMap { item in
      question(item, &reader, only: norm)
    }
    map.add(reader.problems)
    return Story(
      name: name, origin: origin, dayZero: zero, entries: reader.ordered, questions: questions)
  }

  private static func question(_ item: YamlNode, _ reader: inout StoryEvents, only norm: String?) -> Story.Question? {
    let map = YamlMap(item)
    guard let day = map.required("dag").flatMap({ reader.day($0) }) else {
      reader.problems += map.finish()
      return nil
    }
    var expectations: [Story.Expectation] = []
    if let expected = map.optional("forvent") {
      if let norm, expected.pairs == nil || YamlMap(expected).optional("status") != nil {
        if let one = expectation(norm, expected, &reader) { expectations.append(one) }
      } else {
        for (key, value) in expected.pairs ?? [] {
          if let one = expectation(key.text ?? "", value, &reader) { expectations.append(one) }
        }
      }
    }
    reader.problems += map.finish()
    return Story.Question(day: day, expectations: expectations)
  }

  private static func expectation(
    _ norm: String, _ place: YamlNode, _ reader: inout StoryEvents
  ) -> Story.Expectation? {
    let statuses = FindingStatus.allCases
    var word = place
    var due: Day?
    if place.pairs != nil {
      let map = YamlMap(place)
      word = map.required("status") ?? place
      due = map.optional("frist").flatMap { reader.day($0) }
      reader.problems += map.finish()
    }
    guard let status = statuses.first(where: { $0.norwegian == word.text }) else {
      let text = word.text ?? ""
      reader.problems.append(
        word.problem("«\(text)» er ikke en status.", NearestWord.advice(text, among: statuses.map(\.norwegian))))
      return nil
    }
    return Story.Expectation(norm: norm, status: status, due: due, file: place.file, line: place.line)
  }
}

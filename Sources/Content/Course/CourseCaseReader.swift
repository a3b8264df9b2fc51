internal import CivilTime
internal import Instruments

/// Runs the worked examples beside the method: scores by day in, and the signal that must come out.
struct CourseCaseReader {
  let instruments: [Instrument]
  /// The day the follow-up began, in every case.
  private let start = Day(ordinal: 20_000)

  /// What is wrong in the file, and each case that does not hold.
  func problems(_ place: YamlNode) -> [ContentProblem] {
    guard let items = place.items, !items.isEmpty else {
      return [place.problem("Filen skal være en liste med eksempler, og ha minst ett.")]
    }
    return items.flatMap(problems(of:))
  }

  private func problems(of place: YamlNode) -> [ContentProblem] {
    let map = YamlMap(place)
    let name = map.text("navn")
    let instrument = map.choice("skjema", instruments.map { ($0.id, $0) })
    let expectation = map.optional("venter").flatMap { CourseMethodReader.waiting($0, map) }
    let scores = instrument.flatMap { instrument in map.required("målinger").map { totals($0, instrument, map) } }
    let expected = map.choice("gir", CourseMethodReader.outcomes)
    let problems = map.finish()
    guard problems.isEmpty, let instrument, let scores, let expected else { return problems }
    let actual = CourseMethodReader.CaseOutcome(instrument.course(scores, since: start, expecting: expectation))
    guard actual != expected else { return [] }
    func word(_ outcome: CourseMethodReader.CaseOutcome) -> String {
      CourseMethodReader.outcomes.first { $0.1 == outcome }?.0 ?? ""
    }
    return [
      place.problem(
        "«\(name)»: målingene gir «\(word(actual))».",
        "Eksempelet sier «\(word(expected))». En av dem må rettes.")
    ]
  }

  /// Days after the start, each with the total, or `mangler` where too much was open for one.
  private func totals(_ place: YamlNode, _ instrument: Instrument, _ outer: YamlMap) -> [CourseScore] {
    (place.pairs ?? []).compactMap { key, value in
      guard let days = key.text.flatMap({ Int($0) }) else {
        outer.add(key.problem("«\(key.text ?? "")» skal være et antall dager etter starten."))
        return nil
      }
      let day = start.adding(days: days)
      if value.text == "mangler" { return CourseScore(day: day, total: nil) }
      guard let total = value.text.flatMap({ Int(written: $0, decimals: instrument.scale.decimals) }) else {
        outer.add(value.problem("«\(value.text ?? "")» er ikke et tall, og ikke «mangler»."))
        return nil
      }
      return CourseScore(day: day, total: total)
    }
  }
}

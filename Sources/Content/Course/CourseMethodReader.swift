internal import CivilTime
internal import Instruments

/// Reads `content/course/method.yaml`, the municipality's own number beside it, and runs the cases.
struct CourseMethodReader {
  static let folder = "course"
  /// In the municipality's folder.
  static let localName = "maalinger.yaml"

  private static let signals: [(String, CourseSignal)] = [
    ("nådd", .reached), ("på vei", .onTrack), ("for tidlig", .undecided), ("ikke som ventet", .notOnTrack),
    ("feil vei", .offTrack),
  ]
  private static let silences: [(String, NoCourse)] = [
    ("ingen kilde", .noReliableChange), ("ikke målt", .notMeasured), ("for få svar", .incomplete),
  ]
  /// What a case may say comes out, in the words of the file.
  static let outcomes: [(String, CaseOutcome)] =
    signals.map { ($0.0, .signal($0.1)) } + silences.map { ($0.0, .none($0.1)) }

  /// What a case says comes out, without the reason.
  enum CaseOutcome: Hashable {
    case signal(CourseSignal)
    case none(NoCourse)

    init(_ reading: CourseReading) {
      switch reading {
      case .signal(let signal, _): self = .signal(signal)
      case .none(let why): self = .none(why)
      }
    }
  }

  /// - Parameters:
  ///   - folder: the municipality's folder: "local/demo".
  ///   - municipality: its name, as it is shown beside its number.
  static func read(
    _ files: inout ContentFolder, instruments: [Instrument], folder: String, municipality: String
  ) -> CourseMethod {
    guard let place = files.file("\(Self.folder)/method.yaml") else { return .unsaid }
    let map = YamlMap(place)
    let plain = CourseMethod(
      name: map.text("navn"), about: map.text("om"), limits: map.text("begrensninger"),
      sources: InstrumentReader().sources(map), lastChecked: map.day("sist sjekket") ?? .earliest, words: words(map))
    files.add(map.finish())
    if let cases = files.file("\(Self.folder)/cases.yaml") {
      files.add(CourseCaseReader(instruments: instruments).problems(cases))
    }
    return local(&files, "\(folder)/\(localName)", municipality, plain)
  }

  private static func words(_ map: YamlMap) -> [CourseSignal: CourseMethod.Words] {
    guard let place = map.required("tegn") else { return [:] }
    let all = YamlMap(place)
    var words: [CourseSignal: CourseMethod.Words] = [:]
    for (key, signal) in signals {
      guard let node = all.required(key) else { continue }
      let inner = YamlMap(node)
      words[signal] = CourseMethod.Words(
        name: inner.text("navn"), meaning: inner.text("betyr"), talkAbout: inner.requiredTexts("snakk om"))
      map.add(inner.finish())
    }
    map.add(all.finish())
    return words
  }

  /// A municipality that has set no number is never told that somebody has waited too long.
  private static func local(
    _ files: inout ContentFolder, _ path: String, _ municipality: String, _ method: CourseMethod
  ) -> CourseMethod {
    guard files.exists(path), let place = files.file(path) else { return method }
    let map = YamlMap(place)
    let expectation = map.required("ikke som ventet").flatMap { waiting($0, map) }
    let adopted = map.day("vedtatt")
    for key in ["om", "sist sjekket"] { _ = map.optional(key) }
    files.add(map.finish())
    guard let expectation, let adopted else { return method }
    return method.expecting(expectation, decidedBy: "\(municipality), vedtatt \(adopted.withYear)")
  }

  static func waiting(_ place: YamlNode, _ outer: YamlMap) -> CourseExpectation? {
    let map = YamlMap(place)
    let (measurements, weeks) = (map.requiredNumber("målinger"), map.requiredNumber("uker"))
    for (key, number, least) in [("målinger", measurements, 2), ("uker", weeks, 1)] {
      if let number, number < least { map.add(place.problem("«\(key)» må være minst \(least).")) }
    }
    outer.add(map.finish())
    guard let measurements, let weeks else { return nil }
    return CourseExpectation(measurements: measurements, weeks: weeks)
  }
}

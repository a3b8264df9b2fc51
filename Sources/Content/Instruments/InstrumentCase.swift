public import Instruments

/// A worked example beside an instrument: answers in, and what they must give.
public struct InstrumentCase: Sendable {
  /// What the case shows.
  public let name: String
  let place: YamlPlace
  let input: Input
  /// The sex that the case tells, if any.
  public let sex: Sex?
  let expected: Outcome
  /// How many decimals the totals are written with.
  let decimals: Int

  /// The total that the case expects; nil when it expects none or a refusal.
  public var expectedTotal: Int? {
    if case .score(let score) = expected { score.total } else { nil }
  }

  /// The age that the case tells, if any.
  public let age: Int?

  enum Input: Sendable {
    case answers([String: Int])
    case total(Int?, subscales: [String: Int], asides: [String: Int])
  }

  /// What scoring says, in the words the case file uses.
  enum Outcome: Hashable, Sendable {
    case score(ScoreOutcome)
    case refused(Refusal)
  }

  struct ScoreOutcome: Hashable, Sendable {
    var total: Int?
    /// Labels by whom they are for: "alle" when the band is the same for everybody or the sex is known.
    var bands: [String: String]
    /// The subscales that the case tells of, as number and labels.
    var subscales: [String: Part] = [:]
    var proRated = false
    var missing: [String] = []
    var skipped: [String] = []
    var risks: [String] = []
    var risksToAsk: [String] = []
  }

  /// What one subscale gives.
  struct Part: Hashable, Sendable {
    var number: String
    var bands: [String: String] = [:]
  }

  enum Refusal: String, CaseIterable, Sendable {
    case item = "spørsmål"
    case value = "verdi"
    case total = "sum"
    case subscale = "delskår"
  }

  /// What is wrong when the instrument does not give what the case says; nil when it does.
  func problem(with instrument: Instrument) -> ContentProblem? {
    let actual = outcome(of: instrument)
    guard actual != expected else { return nil }
    return ContentProblem(
      file: place.file, line: place.line, what: "«\(name)»: \(instrument.name) gir \(actual.norwegian(decimals)).",
      mend: "Eksempelet sier \(expected.norwegian(decimals)). En av dem må rettes.")
  }

  private func outcome(of instrument: Instrument) -> Outcome {
    do {
      let score =
        switch input {
        case .answers(let answers): try instrument.score(answers, sex: sex, age: age)
        case .total(let total, let subscales, let asides):
          try instrument.score(total: total, subscales: subscales, asides: asides, sex: sex, age: age)
        }
      return .score(ScoreOutcome(score, instrument, telling: expected.subscales))
    } catch {
      switch error {
      case .unknownItem: return .refused(.item)
      case .unknownSubscale: return .refused(.subscale)
      case .valueNotAllowed: return .refused(.value)
      case .outsideRange(_, _, let subscale, _): return .refused(subscale == nil ? .total : .subscale)
      }
    }
  }
}

/// A place in a file, without what stands there.
struct YamlPlace: Sendable {
  let file: String
  let line: Int
}

extension InstrumentCase.ScoreOutcome {
  /// - Parameter told: the subscales that the case tells of; a case need not tell of all.
  init(_ score: Score, _ instrument: Instrument, telling told: Set<String>) {
    total = score.total
    bands = score.reading.labels
    for part in score.subscales where told.contains(part.id) {
      let decimals = instrument.subscale(part.id)?.scale.decimals ?? 0
      subscales[part.id] = .init(number: part.number.written(decimals: decimals), bands: part.reading.labels)
    }
    (proRated, missing, skipped) = (score.isProRated, score.missing, score.skipped)
    (risks, risksToAsk) = (score.risks.map(\.item), score.risksUnanswered.map(\.item))
  }
}

extension Reading {
  /// Labels by whom they are for: "alle" when there is one.
  fileprivate var labels: [String: String] {
    switch self {
    case .band(let band): ["alle": band.label]
    case .byGroup(let each):
      Dictionary(each.map { ($0.group.norwegian, $0.band.label) }, uniquingKeysWith: { first, _ in first })
    case .none: [:]
    }
  }
}

extension InstrumentCase.Outcome {
  /// The subscales that are told of.
  fileprivate var subscales: Set<String> {
    if case .score(let score) = self { Set(score.subscales.keys) } else { [] }
  }

  /// The outcome in the order of the case file's keys.
  func norwegian(_ decimals: Int) -> String {
    switch self {
    case .refused(let refusal): return "feil: \(refusal.rawValue)"
    case .score(let score):
      var parts = ["sum: \(score.total.map { $0.written(decimals: decimals) } ?? "ingen")"]
      parts.append("område: \(Self.words(score.bands))")
      for (id, part) in score.subscales.sorted(by: { $0.key < $1.key }) {
        parts.append("\(id): \(part.number), område: \(Self.words(part.bands))")
      }
      if score.proRated { parts.append("regnet ut") }
      let lists = [
        ("mangler", score.missing), ("hoppet over", score.skipped), ("risiko", score.risks),
        ("spør om", score.risksToAsk),
      ]
      for (name, ids) in lists where !ids.isEmpty { parts.append("\(name): \(ids.joined(separator: ", "))") }
      return parts.joined(separator: "; ")
    }
  }

  private static func words(_ bands: [String: String]) -> String {
    bands.isEmpty ? "ingen" : bands.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }.joined(separator: ", ")
  }
}

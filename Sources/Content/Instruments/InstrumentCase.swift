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

  /// The total that the case expects; nil when it expects none or a refusal.
  public var expectedTotal: Int? {
    if case .score(let score) = expected { score.total } else { nil }
  }

  enum Input: Sendable {
    case answers([String: Int])
    case total(Int)
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
    var proRated = false
    var missing: [String] = []
    var skipped: [String] = []
    var risks: [String] = []
    var risksToAsk: [String] = []
  }

  enum Refusal: String, CaseIterable, Sendable {
    case item = "spørsmål"
    case value = "verdi"
    case total = "sum"
  }

  /// What is wrong when the instrument does not give what the case says; nil when it does.
  func problem(with instrument: Instrument) -> ContentProblem? {
    let actual = outcome(of: instrument)
    guard actual != expected else { return nil }
    return ContentProblem(
      file: place.file, line: place.line, what: "«\(name)»: \(instrument.name) gir \(actual.norwegian).",
      mend: "Eksempelet sier \(expected.norwegian). En av dem må rettes.")
  }

  private func outcome(of instrument: Instrument) -> Outcome {
    do {
      switch input {
      case .answers(let answers): return .score(ScoreOutcome(try instrument.score(answers, sex: sex)))
      case .total(let total): return .score(ScoreOutcome(try instrument.score(total: total, sex: sex)))
      }
    } catch {
      switch error {
      case .unknownItem: return .refused(.item)
      case .valueNotAllowed: return .refused(.value)
      case .totalOutsideRange: return .refused(.total)
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
  init(_ score: Score) {
    total = score.total
    switch score.reading {
    case .band(let band): bands = ["alle": band.label]
    case .bySex(let each): bands = Dictionary(uniqueKeysWithValues: each.map { ($0.sex.norwegian, $0.band.label) })
    case .none: bands = [:]
    }
    (proRated, missing, skipped) = (score.isProRated, score.missing, score.skipped)
    (risks, risksToAsk) = (score.risks.map(\.item), score.risksUnanswered.map(\.item))
  }
}

extension InstrumentCase.Outcome {
  /// The outcome in the order of the case file's keys.
  var norwegian: String {
    switch self {
    case .refused(let refusal): return "feil: \(refusal.rawValue)"
    case .score(let score):
      var parts = ["sum: \(score.total.map(String.init) ?? "ingen")"]
      let bands = score.bands.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }
      parts.append("område: \(bands.isEmpty ? "ingen" : bands.joined(separator: ", "))")
      if score.proRated { parts.append("regnet ut") }
      let lists = [
        ("mangler", score.missing), ("hoppet over", score.skipped), ("risiko", score.risks),
        ("spør om", score.risksToAsk),
      ]
      for (name, ids) in lists where !ids.isEmpty { parts.append("\(name): \(ids.joined(separator: ", "))") }
      return parts.joined(separator: "; ")
    }
  }
}

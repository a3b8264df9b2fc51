internal import CivilTime
internal import Instruments

/// An instrument's terms in words, the same on every page.
extension Instrument {
  /// "egne formuleringer, ikke utgiverens tekst".
  var wordingWords: String {
    if let imported { return "utgiverens tekst: \(imported.title), \(imported.version)" }
    return switch wording {
    case .own: "egne formuleringer, ikke utgiverens tekst"
    case .official: "utgiverens tekst"
    case .none: "ingen tekst her, bare skår"
    }
  }

  /// What it takes to use it.
  var requirementWords: String {
    switch usage.requirement {
    case .none: "krever ingen opplæring"
    case .training: "krever opplæring"
    case .certificate: "krever sertifikat"
    }
  }

  /// Says so when the limits were not held against their own source; empty when they were, or when there are none.
  var limitsNote: String {
    let all =
      (bandTables + subscales.flatMap(\.bandTables)).map(\.source)
      + [reliableChange, clinicalCutOff].compactMap { $0?.source }
    let unseen = Set(all).filter { source($0)?.seen == false }
    return unseen.isEmpty ? "" : "Usikkert: vi har ikke lest kilden til alle grensene selv."
  }

  /// What it gives: "sum fra 0 til 27", "gjennomsnitt fra 1,00 til 4,00".
  var scaleWords: String {
    let kind =
      switch scale.method {
      case .sum: scale.factor == 1 ? "sum" : "sum ganget med \(scale.factor)"
      case .mean: scale.factor == 1 ? "gjennomsnitt" : "gjennomsnitt ganget med \(scale.factor)"
      case .highest: "høyeste svar"
      case .count: "antall svar som teller"
      case .tScore: "T-skår"
      case .words: "i ord, uten samlet skår"
      }
    return hasTotal ? "\(kind), fra \(written(range.lowerBound)) til \(written(range.upperBound))" : kind
  }

  /// What happens when answers are missing.
  var missingWords: String {
    switch missing {
    case .noTotal: items.isEmpty ? "Står i utgiverens veiledning." : "Ett tomt svar, og det blir ingen skår."
    case .proRated(let most):
      "Inntil \(most) tomme svar regnes som gjennomsnittet av de andre. Flere, og det blir ingen skår."
    }
  }

  /// "6 poeng (IAPT Data Handbook)", nil when no source gives one.
  func words(_ threshold: Threshold?) -> [String] {
    guard let threshold else { return ["Ingen kilde med tall."] }
    let source = source(threshold.source)
    return ["\(written(threshold.points)) poeng", source?.words ?? ""]
  }
}

extension InstrumentSource {
  var words: String { seen ? citation : "\(citation). Vi har ikke lest kilden selv." }
}

internal import Casework
internal import CivilTime
internal import Guidance

/// Service norms in the words and colours of the pages.
enum ServiceNormWords {
  static let address = "/arbeid/ledelse/veileder"

  static func address(of norm: String) -> String { "\(address)/\(norm)" }

  /// The chapters by the letters of their numbers.
  private static let chapters = [
    "DEF": "Grunnlag og mål", "PLAN": "Planlegging og styring", "SVC": "Tjenestene og lavterskeltilbudene",
    "COOP": "Samarbeid", "MAP": "Kartlegging", "HF1": "Hovedforløp 1", "HF2": "Hovedforløp 2", "HF3": "Hovedforløp 3",
    "HARM": "Skadereduksjon og overdoseforebygging", "VIO": "Voldsrisiko", "REG": "Regional plan",
    "NPF": "Nasjonale pasientforløp", "MUN": "Kommunen som sentral aktør",
  ]

  static func chapter(_ letters: String) -> String { chapters[letters] ?? letters }

  /// Red is for a `skal` that is past its day; everything else that remains is amber.
  static func tag(_ standing: ServiceStanding, _ strength: Strength, isOverdue: Bool) -> Tag {
    switch standing {
    case .met: Tag("møtt", .ok)
    case .partly: Tag(isOverdue ? "delvis, over fristen" : "delvis", tone(strength, isOverdue), sign: "◐")
    case .notMet: Tag(isOverdue ? "ikke møtt, over fristen" : "ikke møtt", tone(strength, isOverdue), sign: "○")
    case .notRelevant: Tag("ikke aktuelt", sign: "–")
    case .notAssessed: Tag("ikke vurdert", sign: "?")
    }
  }

  private static func tone(_ strength: Strength, _ isOverdue: Bool) -> Tag.Tone {
    strength == .must && isOverdue ? .danger : .due
  }

  static func standing(_ standing: ServiceStanding) -> (label: String, hint: String) {
    switch standing {
    case .met: ("Møtt", "Alle punktene er på plass, og dere kan vise det.")
    case .partly: ("Delvis møtt", "Noe er på plass. Skriv hva som gjenstår som neste steg.")
    case .notMet: ("Ikke møtt", "Skriv neste steg, hvem som eier det, og når det er gjort.")
    case .notRelevant: ("Ikke aktuelt hos oss", "Skriv hvorfor.")
    case .notAssessed: ("Ikke vurdert ennå", "")
    }
  }
}

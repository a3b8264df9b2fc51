internal import Casework
internal import Desk
internal import Guidance

extension Knowledge {
  /// The names of purposes, for reading.
  func purposeNames(_ ids: some Sequence<String>) -> String {
    ids.map { id in purposes.first { $0.id == id }?.name ?? id }.joined(separator: ", ")
  }
}

/// Measures, their steps and where they come from, in words.
enum MeasureWords {
  static func status(_ step: MeasureStep.Step) -> String {
    switch step {
    case .offered: "tilbudt"
    case .declined: "takket nei"
    case .started: "i gang"
    case .paused: "på pause"
    case .resumed: "i gang igjen"
    case .evaluated: "i gang, vurdert"
    case .ended: "avsluttet"
    case .refused: "avslått"
    }
  }

  static func notice(_ step: MeasureStep.Step) -> String {
    switch step {
    case .offered: "Tiltaket er tilbudt."
    case .declined: "Det er skrevet at personen takket nei. Døren er fortsatt åpen."
    case .started: "Tiltaket er startet."
    case .paused: "Tiltaket er satt på pause."
    case .resumed: "Tiltaket er i gang igjen."
    case .evaluated: "Vurderingen er signert."
    case .ended: "Tiltaket er avsluttet."
    case .refused: "Avslaget er signert, med den faglige grunnen."
    }
  }

  /// In whose lists it stands.
  static func origin(_ kind: MeasureKind) -> String {
    let numbers = kind.pathways.sorted().map(String.init)
    return numbers.isEmpty ? "åpent for alle" : "hovedforløp \(numbers.joined(separator: " og "))"
  }

  /// How full an offer is and how long one waits.
  static func capacity(_ offer: Offer, inUse: Int) -> String {
    let places = offer.places > 0 ? "\(inUse) av \(offer.places) plasser i bruk" : "\(inUse) bruker det nå"
    let wait =
      switch offer.waitDays {
      case 0: "ingen ventetid"
      case 1: "1 dags ventetid"
      case let days: "\(days) dagers ventetid"
      }
    return "\(isFull(offer, inUse: inUse) ? "Fullt: " : "")\(places), \(wait)"
  }

  static func isFull(_ offer: Offer, inUse: Int) -> Bool { offer.places > 0 && inUse >= offer.places }

  /// One step in full.
  static func rows(_ step: MeasureStep) -> [SummaryList.Row] {
    let rows = [
      ("Tiltak", step.kindName), ("Steg", status(step.step)), ("Tilbud", step.offerName),
      ("Formål", step.purposes.joined(separator: ", ")), ("Venter at det hjelper med", step.expectedEffect),
      ("Notat", step.note),
    ]
    return rows.filter { !$0.1.isEmpty }.map { SummaryList.Row($0.0, $0.1) }
  }
}

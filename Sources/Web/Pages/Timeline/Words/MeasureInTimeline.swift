internal import Casework
internal import Desk

extension TimelineReader {
  func words(_ step: MeasureStep) -> EntryWords {
    let done =
      switch step.step {
      case .offered: "tilbudt"
      case .declined: "personen takket nei"
      case .started: "startet"
      case .paused: "satt på pause"
      case .resumed: "tatt opp igjen"
      case .evaluated: "vurdert sammen"
      case .ended: "avsluttet"
      case .refused: "avslått av tjenesten"
      }
    let purposes = knowledge.purposes.filter { step.purposes.contains($0.id) }.map(\.name)
    return EntryWords(
      kind: "Tiltak", title: "\(step.kindName): \(done)",
      lines: [
        labelled("Hos", step.offerName), labelled("Formål", purposes.joined(separator: ", ")),
        labelled("Ventet effekt", step.expectedEffect), step.note,
      ])
  }
}

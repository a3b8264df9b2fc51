internal import Instruments

extension Fault {
  /// The fault as somebody who edits the file should read it.
  func problem(at node: YamlNode, in instrument: Instrument) -> ContentProblem {
    switch kind {
    case .empty: node.problem(emptyText)
    case .twice(let word): node.problem("«\(word)» står her for andre gang.", "Hver kan bare stå én gang.")
    case .unknownItem(let id):
      node.problem("Skjemaet har ikke noe spørsmål «\(id)».", NearestWord.advice(id, among: instrument.items.map(\.id)))
    case .unknownSource(let id):
      node.problem("Ukjent kilde «\(id)».", NearestWord.advice(id, among: instrument.sources.map(\.id)))
    case .outside(let number, let allowed):
      node.problem(
        "Tallet \(number) er ikke mulig her.", "Det kan være fra \(allowed.lowerBound) til \(allowed.upperBound).")
    case .shouldBegin(let total):
      node.problem("Området skal begynne på \(total).", "Hver sum skal ligge i ett område, og bare ett.")
    case .shouldEnd(let total):
      node.problem("Det siste området skal slutte på \(total), den høyeste summen som er mulig.")
    case .sexesIncomplete:
      node.problem("Grensene skal gjelde «alle» alene, eller både «kvinner» og «menn».")
    }
  }

  private var emptyText: String {
    switch place {
    case .items: "Skjemaet har ingen spørsmål."
    case .item: "Spørsmålet trenger minst to svar å velge mellom."
    case .risk: "Her må det stå hvilken risiko svaret spør om."
    default: "Her mangler det innhold."
    }
  }
}

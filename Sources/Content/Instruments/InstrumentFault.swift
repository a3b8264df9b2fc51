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
    case .outside(let number, let allowed, let decimals):
      node.problem(
        "Tallet \(number.written(decimals: decimals)) er ikke mulig her.",
        "Det kan være fra \(allowed.lowerBound.written(decimals: decimals)) til "
          + "\(allowed.upperBound.written(decimals: decimals)).")
    case .shouldBegin(let total, let decimals):
      node.problem(
        "Området skal begynne på \(total.written(decimals: decimals)).",
        "Hver sum skal ligge i ett område, og bare ett.")
    case .shouldEnd(let total, let decimals):
      node.problem(
        "Det siste området skal slutte på \(total.written(decimals: decimals)), den høyeste summen som er mulig.")
    case .groupsIncomplete:
      node.problem(
        "Hver person skal høre til én av tabellene, og bare én.",
        "La dem gjelde «alle» alene, eller både «kvinner» og «menn», og la aldrene gå opp i hverandre.")
    case .promptMismatch:
      node.problem("Spørsmålet skal ha «tekst», og ingen tekst når «ordlyd» er «ingen».")
    case .wordsNotAllowed:
      node.problem(
        "Vilkårene lar oss ikke ha ord fra skjemaet her.",
        "Sett «ordlyd: ingen», og ta bort spørsmålene når tilstanden er «bare skår».")
    case .enteredRange:
      node.problem(
        "Laveste og høyeste skår («fra» og «til») skal stå når det ikke er spørsmål å regne ut fra, ellers ikke.")
    case .cannotProRate:
      node.problem("Bare en sum eller et gjennomsnitt kan regnes ut når svar mangler.", "Skriv «regnes: ingen sum».")
    }
  }

  private var emptyText: String {
    switch place {
    case .items: "Skjemaet har ingen spørsmål."
    case .item, .option: "Spørsmålet trenger minst to svar å velge mellom."
    case .risk: "Her må det stå hvilken risiko svaret spør om."
    default: "Her mangler det innhold."
    }
  }
}

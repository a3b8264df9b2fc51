internal import Casework
internal import Desk
internal import Guidance

extension TimelineReader {
  func words(_ choice: PathwayChoice) -> EntryWords {
    let names = knowledge.examples.filter { choice.conditions.contains($0.id) }.map(\.name)
    return EntryWords(
      kind: "Forløp",
      title: choice.pathway.map { "Hovedforløp \($0) valgt" } ?? "Oppfølgingen er avsluttet",
      lines: [
        choice.cause == .first ? "" : "Årsak: \(RecordWords.cause(choice.cause))", labelled("Grunnlag", choice.ground),
        labelled("Alvorlighet", choice.severity ?? ""), labelled("Forventet varighet", choice.duration ?? ""),
        labelled("Funksjon", choice.function), labelled("Livskvalitet", choice.qualityOfLife),
        labelled("Slik opplever personen det", choice.experienced),
        labelled("Eksempler i veilederen", names.joined(separator: ", ")),
        labelled("Hvorfor et annet forløp enn forslaget", choice.reasonToDiffer),
        choice.together ? "Valgt sammen med personen" : "Ikke valgt sammen med personen",
      ] + choice.statements.map(words))
  }
}

internal import Casework
internal import CivilTime
internal import Desk

extension TimelineReader {
  func words(_ step: AccessStep) -> EntryWords {
    switch step {
    case .granted(let grant):
      EntryWords(
        kind: "Tilgang",
        title: grant.kind == .guidance
          ? "\(grant.staffName), \(grant.unitName), gir råd" : "\(grant.staffName), \(grant.unitName), åpnet journalen",
        lines: [OpeningWords.whole(grant.reason, grant.words), "Til \(grant.until.short(seenFrom: today))"])
    case .ended(_, let why): EntryWords(kind: "Tilgang", title: "Tilgangen er avsluttet", lines: [why])
    case .seen: EntryWords(kind: "Tilgang", title: "Beskjeden om åpningen er lest")
    case .reviewed(_, let verdict, let note):
      EntryWords(
        kind: "Tilgang", title: "Åpningen er gjennomgått: \(OpeningWords.verdict(verdict).lowercasedFirst)",
        lines: [note])
    case .blocked(let block):
      EntryWords(
        kind: "Sperring", title: block.isWholeRecord ? "Journalen er sperret" : "Noe i journalen er sperret",
        lines: ["For \(SteeringWords.against(block.against))", block.words])
    case .unblocked(_, let why): EntryWords(kind: "Sperring", title: "Sperringen er opphevet", lines: [why])
    case .withheld(let withholding):
      EntryWords(
        kind: "Innsyn", title: "Et innslag er holdt tilbake fra personens eget innsyn",
        lines: [knowledge.legalReason(withholding.code), withholding.words])
    case .shown(_, let why): EntryWords(kind: "Innsyn", title: "Personen kan se innslaget igjen", lines: [why])
    case .watched(let isWatched, let why):
      EntryWords(
        kind: "Tilgang", title: isWatched ? "Alle oppslag skal gjennomgås" : "Oppslag gjennomgås som vanlig",
        lines: [why])
    }
  }
}

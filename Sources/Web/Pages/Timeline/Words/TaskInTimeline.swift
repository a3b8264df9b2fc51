internal import Casework
internal import CivilTime
internal import Desk

extension TimelineReader {
  func words(_ step: TaskStep) -> EntryWords {
    switch step.step {
    case .raised(let what, let due, let urgent, let owner):
      let who = owner.flatMap { knowledge.staffMember($0)?.name } ?? "ingen ennå"
      return EntryWords(
        kind: "Oppgave", title: "Ny oppgave, frist \(short(due))", lines: [what, "Ansvar: \(who)"],
        tags: urgent ? [Tag("Haster", .danger)] : [])
    case .done(let what): return EntryWords(kind: "Oppgave", title: "Oppgave gjort", lines: [what])
    case .withdrawn(let why): return EntryWords(kind: "Oppgave", title: "Oppgave trengs ikke lenger", lines: [why])
    }
  }
}

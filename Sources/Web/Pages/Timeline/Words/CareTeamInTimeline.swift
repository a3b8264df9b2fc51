internal import Casework

extension TimelineReader {
  func words(_ team: CareTeam) -> EntryWords {
    EntryWords(
      kind: "Ansvar", title: "Hvem som følger opp",
      lines: [
        labelled("Ansvarlig", team.responsible?.name ?? "ikke valgt"),
        labelled("Koordinator", team.coordinator?.name ?? ""), labelled("Enhet", team.unitName),
        labelled("Drøftes på neste møte", team.discuss),
      ])
  }
}

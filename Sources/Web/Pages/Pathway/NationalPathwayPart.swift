internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The specialist service's own course, told as information: where the person is in it, and the times that bind others.
struct NationalPathwayPart: Sendable {
  /// Nil until somebody has written where the person is.
  let standing: String?
  let steps: [String]
  let times: Table?

  /// Nil when the person is in no national pathway and nobody has considered one.
  init?(_ state: CaseState, _ knowledge: Knowledge, on today: Day) {
    let (pathway, step) = (state.facts[.nationalPathway], state.facts[.nationalStep])
    guard pathway.answer == .yes || step.answer == .yes else { return nil }
    standing =
      state.facts.word(.nationalStep).map { word in
        "Nå: \(word), skrevet \(step.since.short(seenFrom: today))"
      }
    steps = Fact.nationalSteps.map(\.withLargeFirst)
    let rows = knowledge.nationalPathways.flatMap { national in
      national.times.filter(\.isConfirmed).map { time in
        Table.Row([
          Table.Cell(national.name, under: "Utgave \(time.edition)"), Table.Cell(time.span.withLargeFirst),
          Table.Cell(time.outpatient ?? "–"), Table.Cell(time.inpatient ?? "–"),
        ])
      }
    }
    times =
      rows.isEmpty
      ? nil
      : Table(
        id: "tider-i-pasientforlop", caption: "Tider som binder spesialisthelsetjenesten",
        columns: ["Pasientforløp", "Tid", "Poliklinikk", "Døgn"].map { Table.Column($0) }, rows: rows)
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Instruments

/// Where the person is in the pathways, the goals in their own words, and the measures in use.
struct PathwayPage: Page {
  static let template = "pathway"

  struct Goal: Sendable {
    let words: String
    let standing: String
    let address: String?
  }

  let title = "Forløp og tiltak"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let readOnly: Alert?
  let asks: PageAsks?
  /// Courses that are something to talk about; they change nothing here.
  let courses: Alert?
  let current: SummaryList?
  let none: EmptyState?
  let judge: Button?
  let end: Button?
  let moves: Table?
  let goals: [Goal]
  let endedGoals: [String]
  let newGoal: NewGoalPart?
  let measures: Table?
  let noMeasures: EmptyState?
  let endedMeasures: [String]
  let findMeasures: Button
  let national: NationalPathwayPart?

  init(_ place: PersonPlace, goal form: FormReading) {
    let (state, today, base) = (place.state, place.today, place.address("forlop"))
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    readOnly = place.actor.mayWrite ? nil : .readOnly
    asks = PageAsks("Dette spør veilederen om her", page: "forløp", place.file, most: 8)
    courses = Self.courses(place)
    let pathway = state.pathway?.pathway.flatMap { number in
      place.desk.knowledge.pathways.first { $0.number == number }
    }
    current = state.pathway.map { SummaryList(Self.rows($0, pathway, today)) }
    none =
      state.pathway == nil
      ? EmptyState(
        state.moves.isEmpty ? "Forløp er ikke valgt ennå." : "Det siste forløpet er avsluttet.",
        advice: "Vurder sammen med personen. Dere kan lete etter tiltak uansett.") : nil
    let mayWrite = place.actor.mayWrite
    judge =
      mayWrite
      ? Button("Vurder og velg forløp", kind: state.pathway == nil ? .main : .quiet, to: "\(base)/vurdering") : nil
    end = mayWrite && state.pathway != nil ? Button("Avslutt forløpet", kind: .quiet, to: "\(base)/avslutt") : nil
    moves = Self.moves(state.moves, today)
    goals = state.goals.filter { $0.ended == nil }.map { goal in
      Goal(words: goal.words, standing: Self.standing(goal, today), address: mayWrite ? "\(base)/maal/\(goal.id)" : nil)
    }
    endedGoals = state.goals.compactMap { goal in
      goal.ended.map { "\(goal.words): \(goal.reached == true ? "nådd" : "avsluttet") \($0.short(seenFrom: today))" }
    }
    newGoal = mayWrite ? NewGoalPart(form, address: "\(base)/maal") : nil
    let open = state.measures.filter { $0.isRunning || $0.status == .offered }
    measures = open.isEmpty ? nil : Self.measures(open, place, base)
    noMeasures = open.isEmpty ? EmptyState("Ingen tiltak er i bruk nå.") : nil
    endedMeasures = state.measures.filter { !$0.isRunning && $0.status != .offered }.map { measure in
      let note = measure.note.isEmpty ? "" : ". \(measure.note)"
      return
        "\(measure.kindName): \(MeasureWords.status(measure.status)) \(measure.since.short(seenFrom: today))\(note)"
    }
    findMeasures = Button("Finn tiltak", kind: .quiet, to: "\(base)/tiltak")
    national = NationalPathwayPart(state, place.desk.knowledge, on: today)
  }

  private static func courses(_ place: PersonPlace) -> Alert? {
    let knowledge = place.desk.knowledge
    let lines = place.state.scores.compactMap { score -> String? in
      guard let instrument = knowledge.instrument(score.instrument),
        let signal = place.state.course(of: instrument, by: knowledge.courseMethod).signal,
        signal.asksToTalk || signal == .reached
      else { return nil }
      return "\(instrument.name): \(knowledge.courseMethod.words(signal).name)."
    }
    guard !lines.isEmpty else { return nil }
    return Alert(
      .info, heading: "Målingene er noe å snakke om",
      "Trengs det mer hjelp, mindre hjelp eller en annen hjelp? Tallene flytter ingen. Dere avgjør sammen.",
      lines: lines,
      button: Button("Se målingene", kind: .quiet, small: true, to: PersonAddress.page("måling", place.record)))
  }

  private static func rows(_ standing: PathwayState, _ pathway: MainPathway?, _ today: Day) -> [SummaryList.Row] {
    [
      SummaryList.Row("Nå", pathway?.name ?? PathwayWords.name(standing.pathway), pathway?.summary ?? ""),
      SummaryList.Row("Siden", "\(standing.since.short(seenFrom: today)), \(standing.since.relative(to: today))"),
      SummaryList.Row("Det vi vil oppnå", lines: pathway?.aims ?? []),
      SummaryList.Row("Grunnlaget", standing.ground, standing.reasonToDiffer),
      SummaryList.Row("Skrevet av", standing.author),
    ]
  }

  private static func moves(_ moves: [PathwayState], _ today: Day) -> Table? {
    guard !moves.isEmpty else { return nil }
    let rows = moves.enumerated().map { place, move in
      Table.Row([
        Table.Cell(move.since.numeric),
        Table.Cell(PathwayWords.move(move, after: place > 0 ? moves[place - 1] : nil)),
        Table.Cell(move.cause == .first ? "" : RecordWords.cause(move.cause).withLargeFirst),
        Table.Cell(
          move.ground, under: move.reasonToDiffer.isEmpty ? nil : "Annet enn forslaget: \(move.reasonToDiffer)"),
        Table.Cell(move.author),
      ])
    }
    return Table(
      id: "flyttinger", caption: "Valg og flyttinger mellom forløp, det nyeste øverst",
      columns: ["Dag", "Hva", "Årsak", "Grunnlag", "Av"].map { Table.Column($0) }, rows: rows.reversed())
  }

  private static func standing(_ goal: GoalState, _ today: Day) -> String {
    let since = "Satt \(goal.since.short(seenFrom: today))"
    guard let first = goal.ratings.first, let last = goal.ratings.last else { return "\(since). Ikke vurdert ennå." }
    let course = goal.ratings.count == 1 ? "\(last.value) av 10" : "fra \(first.value) til \(last.value) av 10"
    return "\(since). Personens vurdering: \(course), sist \(last.day.relative(to: today))."
  }

  private static func measures(_ open: [MeasureState], _ place: PersonPlace, _ base: String) -> Table {
    Table(
      id: "tiltak-i-bruk", caption: "Tiltak som er tilbudt eller i bruk: \(open.count)",
      columns: ["Tiltak", "Står", "Siden", "Hvor", "Formål"].map { Table.Column($0) },
      rows: open.map { measure in
        Table.Row([
          Table.Cell(measure.kindName, to: "\(base)/i-bruk/\(measure.id)"),
          Table.Cell(MeasureWords.status(measure.status)), Table.Cell(measure.since.short(seenFrom: place.today)),
          Table.Cell(measure.offerName),
          Table.Cell(
            place.desk.knowledge.purposeNames(measure.purposes),
            under: measure.expectedEffect.isEmpty ? nil : measure.expectedEffect),
        ])
      })
  }
}

/// The form for a new goal.
struct NewGoalPart: Sendable {
  let address: String
  let words: TextArea

  init(_ form: FormReading, address: String) {
    self.address = address
    words = TextArea(
      "maal", "Nytt mål, med personens egne ord", hint: "Skriv det slik personen sier det.", rows: 2, max: 1_000,
      ownWords: true, in: form)
  }
}

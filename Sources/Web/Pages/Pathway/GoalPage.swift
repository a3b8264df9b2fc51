internal import Casework
internal import CivilTime
internal import Desk

/// One goal: how near it feels, and whether it is done with.
struct GoalPage: Page {
  static let template = "goal"

  let title = "Målet"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let words: String
  let address: String
  let away: String
  let version: String
  let chart: ScoreChart?
  let rating: Choices
  let note: TextArea

  init(
    _ place: PersonPlace, _ goal: GoalState, _ course: GoalCourse?, _ form: FormReading, overtaken entry: Entry? = nil
  ) {
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    overtaken = entry.map { Overtaken($0, Self.rows($0), seenFrom: place.today) }
    words = goal.words
    away = place.address("forlop")
    address = "\(away)/maal/\(goal.id)"
    version = form.values[SigningForm.version]
    chart = course.flatMap { $0.ratings.isEmpty ? nil : ScoreChart($0, seenFrom: place.today) }
    rating = Choices(
      "vurdering", "Hvor nær kjennes målet, fra 0 til 10?",
      (0...10).map { .init("\($0)", "\($0)") }, inline: true,
      hint: "Personens eget tall. 0 er langt unna, 10 er i mål.", in: form)
    note = TextArea("notat", "Ord om det", optional: true, rows: 2, in: form)
  }

  private static func rows(_ entry: Entry) -> [SummaryList.Row] {
    guard case .goal(let theirs) = entry.event else { return [] }
    switch theirs.step {
    case .set(let words): return [.init("Mål", words)]
    case .rated(let value, let note): return [.init("Vurdering", "\(value) av 10", note)]
    case .ended(let reached, let note): return [.init("Avsluttet", reached ? "nådd" : "ikke nådd", note)]
    }
  }
}

/// Reads one step of a goal.
struct GoalForm {
  let form: FormReading
  let step: GoalStep.Step?
  let notice: String

  init(_ sent: FormReading) {
    var form = sent
    let note = form.text("notat") ?? ""
    switch form.values["handling"] {
    case "nadd": (step, notice) = (.ended(reached: true, note: note), "Målet er nådd. Gratulerer.")
    case "avslutt": (step, notice) = (.ended(reached: false, note: note), "Målet er avsluttet.")
    default:
      let value = form.number("vurdering", in: 0...10, required: "Velg et tall fra 0 til 10.")
      (step, notice) = (value.map { .rated($0, note: note) }, "Vurderingen er signert.")
    }
    self.form = form
  }
}

internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// Does the help help? For how many we know, then what became of them, instrument by instrument.
struct OutcomesPage: Page {
  static let template = "outcomes"

  /// One instrument.
  struct Course: Sendable {
    let id: String
    let name: String
    let about: String
    /// Read it before the outcomes.
    let completeness: String
    let bar: ShareBar?
    /// Why there is no bar.
    let noOutcome: String?
    let notes: [String]
    let pathways: Table?
    let offers: Table?
    let few: Few?
  }

  /// The pathways and offers that are told of in no table.
  struct Few: Sendable {
    let heading = "Der det er for få til at tallene kan vises"
    let names: String
  }

  let title = "Utfall"
  var place: Place? { .leadership }
  let about: String
  let courses: [Course]
  let nobody: EmptyState?
  let method: CourseMethodPart
  let explainedHidden: String?
  let csv = OutcomesAddress.page + ".csv"
  let json = OutcomesAddress.page + ".json"

  init(_ report: OutcomeReport, _ knowledge: Knowledge, today: Day) {
    let count = report.followed.map { $0 == 1 ? "1 oppfølging" : "\($0.grouped) oppfølginger" }
    let whose =
      if case .unit(let unit) = report.reach { " i \(knowledge.unit(unit)?.name ?? "enheten")" } else { "" }
    let since = report.since.short(seenFrom: today)
    about =
      "\(count ?? "Færre enn fem oppfølginger")\(whose): de som er i gang, og de som ble avsluttet etter \(since)."
    courses = report.lines.map { Course($0, seesPersons: report.reach.seesPersons) }
    nobody =
      courses.isEmpty
      ? EmptyState(
        "Ingen er målt ennå.", advice: "Tallene kommer når skjemaer brukes mer enn én gang i en oppfølging.") : nil
    method = CourseMethodPart(knowledge.courseMethod)
    explainedHidden = report.reach.seesPersons ? nil : ComplianceWords.explainedHidden
  }
}

extension OutcomesPage.Course {
  init(_ line: OutcomeReport.Line, seesPersons: Bool) {
    let (instrument, whole) = (line.instrument, line.whole)
    let words = OutcomeWords(instrument, seesPersons: seesPersons)
    id = "utfall-\(instrument.id)"
    name = instrument.name
    about = "Om \(instrument.subject)."
    completeness = OutcomeWords.completeness(whole)
    bar = instrument.reliableChange == nil || whole.pairs ?? 0 == 0 ? nil : OutcomeWords.bar(whole)
    noOutcome =
      instrument.reliableChange == nil
      ? "Vi har ingen kilde for hvor stor en endring i \(instrument.name) må være for å telle, så ingen kalles bedre eller "
        + "dårligere." : nil
    notes = [words.improvement(whole), words.recovery(whole)].compactMap(\.self)
    // Where nobody was measured twice there is nothing to compare.
    let pathways = line.pathways.filter { ($0.shown.pairs ?? 0) > 0 }
    self.pathways =
      pathways.isEmpty
      ? nil
      : words.table(
        id: "\(id)-forlop", "\(instrument.name), hovedforløp for hovedforløp", "Forløp",
        pathways.map { (ComplianceWords.pathway($0.pathway), $0.shown) })
    let offers = line.offers.filter { ($0.shown.pairs ?? 0) > 0 }
    self.offers =
      offers.isEmpty
      ? nil
      : words.table(
        id: "\(id)-tilbud", "\(instrument.name), tilbud for tilbud", "Tilbud", offers.map { ($0.offer.name, $0.shown) })
    let hidden =
      line.pathways.filter { $0.shown.pairs == nil }.map { ComplianceWords.pathway($0.pathway) }
      + line.offers.filter { $0.shown.pairs == nil }.map(\.offer.name)
    few = hidden.isEmpty ? nil : OutcomesPage.Few(names: hidden.joined(separator: ", "))
  }
}

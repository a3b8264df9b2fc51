internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// How one recommendation is followed: now, where, why not, and over the last year.
struct NormCompliancePage: Page {
  static let template = "norm-compliance"

  let title: String
  var place: Place? { .leadership }
  let number: String
  let strength: Tag
  let source: String
  let bar: ShareBar
  let standing: Table
  let units: Table?
  /// Units whose figures are too small to show any of.
  let fewUnits: String?
  let pathways: Table?
  let hasReasons: Bool
  let departed: Table?
  let explained: Table?
  let trend: TrendChart?
  let explainedHidden: String?
  let back: String

  init(
    _ line: ComplianceReport.Line, _ report: ComplianceReport, _ course: [(day: Day, figures: ShownFigures)],
    _ choice: ComplianceChoice, _ knowledge: Knowledge, today: Day
  ) {
    let (norm, figures) = (line.norm, line.figures)
    title = norm.title
    number = norm.id
    strength = Tag(norm.strength.rawValue)
    source = norm.citation.words
    bar = ComplianceWords.bar("Nå", FigureSums(figures), norm.strength)
    let count = figures.concerned.map { $0 == 1 ? "1 person" : "\($0.grouped) personer" } ?? "et skjult antall"
    standing = Table(
      id: "slik-star-det", caption: "Gjelder \(count)",
      columns: [.init("Slik står det"), .init("Personer", number: true)],
      rows: StandingGroup.columns.map { group in
        .init([
          .init(group.norwegian.withLargeFirst),
          ComplianceTables.cell(group, figures, norm.id, choice, report.reach),
        ])
      })
    let isDivided = report.reach == .figures && report.question.pathway == nil && report.question.unit == nil
    let parts = isDivided ? Self.units(norm, report, knowledge) : []
    let shown = parts.filter { !$0.figures.isHidden }
    units =
      shown.isEmpty ? nil : ComplianceTables.divided(id: "enheter", "Enhet for enhet", "Enhet", shown)
    let few = parts.filter(\.figures.isHidden).map(\.name)
    fewUnits =
      few.isEmpty
      ? nil : "For få til at tallene kan vises enhet for enhet: \(few.joined(separator: ", "))."
    pathways =
      report.reach == .figures && report.question.unit != nil ? nil : Self.pathways(norm, report)
    departed = Self.reasons("fraveket", "Fraveket med grunn", figures.departed)
    explained =
      norm.strength == .must || norm.isRight
      ? Self.reasons("forklart", "Ikke møtt: hva som står i journalen", figures.explained) : nil
    hasReasons = departed != nil || explained != nil
    trend = Self.trend(course, figures, today)
    explainedHidden = report.reach.seesPersons ? nil : ComplianceWords.explainedHidden
    back = choice.list()
  }

  private static func units(
    _ norm: Norm, _ report: ComplianceReport, _ knowledge: Knowledge
  ) -> [(name: String, figures: ShownFigures)] {
    report.byUnit(norm.id).map { unit, figures in
      (name: unit.map { knowledge.unit($0)?.name ?? $0.text } ?? "Uten enhet", figures: figures)
    }.filter { $0.figures.concerned != 0 }.sorted { $0.name < $1.name }
  }

  private static func pathways(_ norm: Norm, _ report: ComplianceReport) -> Table? {
    let parts = report.byPathway(norm.id).sorted { $0.key < $1.key }
      .map { (name: ComplianceWords.pathway($0.key), figures: $0.value) }.filter { $0.figures.concerned != 0 }
    return parts.isEmpty
      ? nil : ComplianceTables.divided(id: "forlop", "Hovedforløp for hovedforløp", "Forløp", parts)
  }

  private static func reasons(_ id: String, _ caption: String, _ reasons: ShownFigures.Reasons?) -> Table? {
    let lines = ComplianceWords.reasons(reasons, lacking: "Uten grunn i journalen")
    guard !lines.isEmpty else { return nil }
    return Table(
      id: id, caption: caption, columns: [.init("Grunn"), .init("Personer", number: true)],
      rows: lines.map { .init([.init($0.words), .init($0.count, number: true)]) })
  }

  private static func trend(
    _ course: [(day: Day, figures: ShownFigures)], _ now: ShownFigures, _ today: Day
  ) -> TrendChart? {
    guard !course.isEmpty else { return nil }
    let points = (course + [(today, now)]).map { day, figures in
      TrendChart.Point(
        day: Int(day.ordinal), percent: figures.percent, when: day.short(seenFrom: today),
        basis: figures.decided.map { "av \($0.grouped)" } ?? ComplianceWords.hidden)
    }
    return TrendChart(
      id: "utvikling", "Fulgt eller fraveket med grunn, siste år", summary: ComplianceWords.course(points),
      points: points)
  }
}

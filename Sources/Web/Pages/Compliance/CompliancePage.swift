internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Do we follow the guideline? One sentence, a bar for each strength, then recommendation by recommendation.
struct CompliancePage: Page {
  static let template = "compliance"

  let title = "Følger vi veilederen?"
  var place: Place? { .leadership }
  let answer: String
  let about: String
  let notes: [Alert]
  let strengthChoice: Select
  let unit: Select?
  let pathway: Select
  let day: Select?
  let order: Select
  let bars: [ShareBar]
  let trend: TrendPart?
  let trendIsBeingCounted: Bool
  let unmetDuties: Table?
  let reasons: Table?
  let norms: Table
  let paging: Paging?
  let csv: String
  let json: String
  let trendCSV: String?
  let trendJSON: String?
  let explainedHidden: String?

  static let rowsOnPage = 40

  init(
    _ report: ComplianceReport, _ course: ComplianceTrend, _ choice: ComplianceChoice, _ knowledge: Knowledge,
    today: Day
  ) {
    let form = choice.form
    let lines = report.lines.filter { choice.strength == nil || $0.norm.strength == choice.strength }
    answer = Self.answer(report)
    about = Self.about(report, knowledge)
    notes = Self.notes(report, choice)
    strengthChoice = Select(
      "styrke", "Styrke", Strength.allCases.map { ($0.code, $0.rawValue) }, empty: "Alle styrker", in: form)
    unit =
      report.reach == .figures
      ? Select(
        "enhet", "Enhet", knowledge.municipality.units.map { ($0.id.text, $0.name) }, empty: "Alle enheter", in: form)
      : nil
    pathway = Select(
      "forlop", "Hovedforløp",
      knowledge.pathways.map { ("\($0.number)", "Hovedforløp \($0.number)") } + [
        (ComplianceChoice.notChosen, "Ikke valgt ennå")
      ], empty: "Alle", in: form)
    day =
      report.days.isEmpty
      ? nil
      : Select(
        "dag", "Slik det sto", report.days.map { ($0.iso, $0.short(seenFrom: today)) }, empty: "Nå", in: form)
    order = Select(
      "rekkefolge", "Rekkefølge",
      ComplianceChoice.Order.allCases.filter { $0 != .unmet }.map { ($0.rawValue, $0.norwegian) },
      empty: ComplianceChoice.Order.unmet.norwegian, in: form)
    bars = Strength.allCases.filter { choice.strength == nil || $0 == choice.strength }.compactMap { strength in
      let sums = FigureSums(report.lines.filter { $0.norm.strength == strength })
      return sums.norms == 0 ? nil : ComplianceWords.bar("«\(strength.rawValue)»", sums, strength)
    }
    trend = TrendPart(course, report, choice.strength, today: today)
    trendIsBeingCounted = course.isBeingCounted && report.question.day == nil
    unmetDuties = ComplianceTables.unmetDuties(report, choice)
    reasons = ComplianceTables.reasons(lines)
    let sorted = lines.filter { $0.figures.concerned != 0 }.sorted { choice.order.comes($0, before: $1) }
    let (page, pages) = Self.pages(sorted.count, choice)
    let first = (page - 1) * Self.rowsOnPage
    norms = ComplianceTables.norms(
      Array(sorted.dropFirst(first).prefix(Self.rowsOnPage)), of: sorted.count, choice, report.reach, trend)
    paging =
      pages == 1
      ? nil
      : Paging(
        "Anbefalingene", text: "\(first + 1)–\(min(first + Self.rowsOnPage, sorted.count)) av \(sorted.count)",
        previous: page > 1 ? choice.page(page - 1) : nil, next: page < pages ? choice.page(page + 1) : nil)
    (csv, json) = (choice.list(".csv"), choice.list(".json"))
    trendCSV = course.isEmpty ? nil : choice.list("-utvikling.csv")
    trendJSON = course.isEmpty ? nil : choice.list("-utvikling.json")
    explainedHidden = report.reach.seesPersons ? nil : ComplianceWords.explainedHidden
  }

  private static func pages(_ count: Int, _ choice: ComplianceChoice) -> (page: Int, pages: Int) {
    let pages = max(1, (count + rowsOnPage - 1) / rowsOnPage)
    return (min(choice.page, pages), pages)
  }

  /// The answer in a sentence or two.
  private static func answer(_ report: ComplianceReport) -> String {
    guard report.persons != 0 else { return "Ingen følges opp her, så det er ingenting å regne på." }
    func sums(_ strength: Strength) -> FigureSums { FigureSums(report.lines.filter { $0.norm.strength == strength }) }
    let (must, should) = (sums(.must), sums(.should))
    let unmet = report.lines.count { $0.norm.strength == .must && $0.figures.unmet != 0 && !$0.figures.isHidden }
    let parts = [(must, "skal"), (should, "bør")].compactMap { sums, name in
      sums.percent.map { "\($0) % av det vi «\(name)» gjøre" }
    }
    guard !parts.isEmpty else { return "Tallene er for små til å vises." }
    let share = "\(parts.joined(separator: " og ")) er gjort, eller fraveket med grunn."
    return unmet == 0
      ? "\(share) Ingen «skal» står umøtt."
      : "\(share) \(unmet == 1 ? "Én anbefaling" : "\(unmet) anbefalinger") med «skal» er ikke møtt for alle."
  }

  /// Whom the figures are about, and when.
  private static func about(_ report: ComplianceReport, _ knowledge: Knowledge) -> String {
    let count = report.persons.map { $0 == 1 ? "1 person" : "\($0.grouped) personer" } ?? "Færre enn fem personer"
    var words = ["\(count) under oppfølging"]
    if case .own = report.reach { words.append("som du har ansvar for") }
    if let unit = report.question.unit.flatMap(knowledge.unit) { words.append("i \(unit.name)") }
    if let pathway = report.question.pathway {
      words.append(pathway == 0 ? "uten valgt hovedforløp" : "i hovedforløp \(pathway)")
    }
    let when = report.question.day.map { "slik det sto \($0.spelledOut)" } ?? "slik det står nå"
    return "\(words.joined(separator: " ")), \(when)."
  }

  private static func notes(_ report: ComplianceReport, _ choice: ComplianceChoice) -> [Alert] {
    var notes: [Alert] = []
    if report.outdated > 0 {
      notes.append(
        Alert(
          .due, heading: "Tallene er ikke helt ferdige",
          "\(report.outdated.grouped) journaler venter på å bli regnet ut på nytt. Det skjer av seg selv. Kom tilbake om litt."
        ))
    }
    if choice.question.unit != nil, choice.question.pathway != nil, report.question.pathway == nil {
      notes.append(
        Alert(
          .info,
          "Vi viser enten enhet eller hovedforløp, ikke begge samtidig: da blir tallene så små at de kan peke ut "
            + "noen. Her vises enheten."))
    }
    if choice.question.day != nil, report.question.day == nil {
      notes.append(Alert(.info, "Vi har ikke tall for den dagen. Her er tallene nå."))
    }
    return notes
  }
}

extension ComplianceChoice.Order {
  func comes(_ left: ComplianceReport.Line, before right: ComplianceReport.Line) -> Bool {
    let (one, other) = (key(left), key(right))
    return one == other ? left.norm.id < right.norm.id : one > other
  }

  /// The largest first; what is hidden after what is shown.
  private func key(_ line: ComplianceReport.Line) -> Int {
    let figures = line.figures
    return switch self {
    case .unmet: (figures.unmet ?? 0) * 8 - line.norm.strength.rank
    case .share: figures.percent.map { 100 - $0 } ?? -1
    case .overdue: figures[.overdue] ?? -1
    case .concerned: figures.concerned ?? -1
    case .number: 0
    }
  }
}

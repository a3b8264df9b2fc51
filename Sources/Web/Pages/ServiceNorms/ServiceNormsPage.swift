internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Everything the sources ask of the service, with how the municipality says that it stands.
struct ServiceNormsPage: Page {
  static let template = "service-norms"

  let title = "Følger vi veilederen?"
  var place: Place? { .leadership }
  let progress: Progress
  let counts: [Tag]
  let alerts: [Alert]
  let chapters: Table
  let search: Field
  let filters: [Select]
  let isOverdueOnly: Bool
  let caption: String
  let tables: [Table]
  let nobody: EmptyState?
  let paging: Paging?
  let printAddress: String

  init(_ all: [AnsweredNorm], _ choice: ServiceNormChoice, _ municipality: Municipality, today: Day) {
    let assessed = all.count { $0.standing != .notAssessed }
    progress = Progress(
      id: "vurdert", "Vurdert", done: assessed, of: all.count, text: "\(assessed) av \(all.count) spørsmål")
    counts = ServiceStanding.allCases.filter { $0 != .notAssessed }.map { standing in
      let tag = ServiceNormWords.tag(standing, .should, isOverdue: false)
      return Tag("\(all.count { $0.standing == standing }) \(standing.rawValue)", tag.tone, sign: tag.sign)
    }
    alerts = Self.alerts(all, today)
    chapters = Self.chapters(all)
    let form = choice.form
    search = Field("sok", "Søk i spørsmål og svar", optional: true, width: .half, in: form)
    filters = Self.filters(all, municipality, form)
    isOverdueOnly = choice.isOverdueOnly
    let found = all.filter { choice.admits($0, on: today) }
    let pages = max(1, (found.count + ServiceNormChoice.perPage - 1) / ServiceNormChoice.perPage)
    let page = min(choice.page, pages)
    let first = (page - 1) * ServiceNormChoice.perPage
    let shown = found.dropFirst(first).prefix(ServiceNormChoice.perPage)
    caption =
      found.count == all.count
      ? "\(all.count) spørsmål fra kildene" : "\(found.count) av \(all.count) spørsmål passer med valget"
    tables = ServiceNormRows.tables(Array(shown), today: today)
    nobody =
      found.isEmpty
      ? EmptyState(
        "Ingen spørsmål passer.", advice: "Ta bort et filter, eller søk med færre ord.",
        button: Button("Vis alle", kind: .quiet, to: ServiceNormWords.address)) : nil
    // A search is not in any address, so its list is not paged: the first are shown, and fewer words give more.
    paging =
      pages == 1 || !choice.words.isEmpty
      ? nil
      : Paging(
        "Spørsmålene", text: "\(first + 1)–\(first + shown.count) av \(found.count)",
        previous: page > 1 ? choice.address(page: page - 1) : nil,
        next: page < pages ? choice.address(page: page + 1) : nil)
    printAddress = choice.address(at: "\(ServiceNormWords.address)/utskrift")
  }

  private static func alerts(_ all: [AnsweredNorm], _ today: Day) -> [Alert] {
    let overdue = all.filter { $0.latest?.assessment.isOverdue(on: today) == true }
    let isGrave = overdue.contains { $0.norm.strength == .must && $0.standing.isUnmet }
    let must = all.count { $0.norm.strength == .must && $0.standing == .notMet }
    var alerts: [Alert] = []
    if !overdue.isEmpty {
      alerts.append(
        Alert(
          isGrave ? .danger : .due, "\(overdue.count) \(overdue.count == 1 ? "svar er" : "svar er") over fristen.",
          button: Button(
            "Vis dem som er over fristen", kind: .quiet, small: true, to: ServiceNormChoice.address(overdue: true))))
    }
    if must > 0 {
      alerts.append(
        Alert(
          .due, "\(must) «skal» er ikke møtt.",
          button: Button(
            "Vis «skal» som ikke er møtt", kind: .quiet, small: true,
            to: ServiceNormChoice.address(strength: .must, standing: .notMet))))
    }
    return alerts
  }

  private static func chapters(_ all: [AnsweredNorm]) -> Table {
    var order: [String] = []
    for answered in all where !order.contains(answered.norm.chapter) { order.append(answered.norm.chapter) }
    let groups = Dictionary(grouping: all, by: \.norm.chapter)
    let standings = ServiceStanding.allCases
    let rows = order.map { letters in
      let own = groups[letters, default: []]
      let counts = standings.map { standing in
        let count = own.count { $0.standing == standing }
        return Table.Cell(
          "\(count)", number: true,
          to: count == 0 ? nil : ServiceNormChoice.address(chapter: letters, standing: standing))
      }
      return Table.Row(
        [
          .init(ServiceNormWords.chapter(letters), to: ServiceNormChoice.address(chapter: letters), under: letters),
          .init("\(own.count)", number: true),
        ] + counts)
    }
    return Table(
      id: "kapitler", caption: "Kapittel for kapittel",
      columns: [.init("Kapittel"), .init("Spørsmål", number: true)]
        + standings.map { .init(ServiceNormWords.tag($0, .should, isOverdue: false).text, number: true) },
      rows: rows)
  }

  private static func filters(_ all: [AnsweredNorm], _ municipality: Municipality, _ form: FormReading) -> [Select] {
    var letters: [String] = []
    for answered in all where !letters.contains(answered.norm.chapter) { letters.append(answered.norm.chapter) }
    let owners = Set(all.compactMap { $0.latest?.assessment.owner })
    return [
      Select(
        "kapittel", "Kapittel", letters.map { ($0, ServiceNormWords.chapter($0)) }, empty: "Alle kapitler", in: form),
      Select("styrke", "Styrke", Strength.allCases.map { ($0.rawValue, $0.rawValue) }, empty: "Alle", in: form),
      Select("status", "Status", ServiceStanding.allCases.map { ($0.rawValue, $0.rawValue) }, empty: "Alle", in: form),
      Select(
        "eier", "Eier", municipality.staff.filter { owners.contains($0.id) }.map { ($0.id.text, $0.name) },
        empty: "Alle", in: form),
    ]
  }
}

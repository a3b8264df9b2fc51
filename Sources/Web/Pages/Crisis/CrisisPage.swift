internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// It is night and it is urgent: everything in one look, and on one sheet.
struct CrisisPage: Page {
  static let template = "crisis"

  let title = "Krise"
  let person: PersonHeader
  let warnings: Alert?
  let risks: SummaryList
  let assessment: SummaryList?
  let assessAddress: String
  let happenings: [String]
  let plan: SummaryList?
  let planWritten: String
  let people: SummaryList
  /// Whether the list tells how to reach somebody whose address is protected, and must not be printed.
  let peopleStayHere: Bool
  let emergency: SummaryList
  let children: [String]
  let medicines: [String]
  let helps: SummaryList?
  let printed: String

  init(_ place: PersonPlace, at now: Moment) {
    let (state, day) = (place.state, place.today)
    let rows = CrisisRows(
      state: state, knowledge: place.desk.knowledge, day: day, hidesContact: place.file.access.hidesContact)
    person = PersonHeader(file: place.file, actor: place.actor, tab: "krise")
    let lines = CrisisWarnings(state, on: day, hidesContact: place.file.access.hidesContact).lines
    warnings =
      lines.isEmpty
      ? nil : Alert(.danger, heading: "Se opp", "Dette stemmer ikke overens, eller mangler:", lines: lines)
    risks = SummaryList(rows.risks)
    assessment = rows.lastAssessment.isEmpty ? nil : SummaryList(rows.lastAssessment)
    assessAddress = PersonAddress.page("risiko", place.record)
    happenings = rows.happenings
    let crisis = state.plans.first { $0.value.kind == .crisis }
    plan = crisis.map { PlanSheet.sections($0.value) }
    planWritten =
      crisis.map { "Skrevet \($0.day.short(seenFrom: day)), \(PersonAlerts.age($0.day, day))." }
      ?? "Ingen kriseplan er skrevet."
    people = SummaryList(rows.people)
    peopleStayHere = state.person.protection != .open
    emergency = SummaryList(rows.emergency)
    children = OverviewRows.children(state)
    medicines = OverviewRows.medicines(state, on: day)
    helps = rows.helps.isEmpty ? nil : SummaryList(rows.helps)
    printed = "Hentet \(now.short(seenFrom: day)) av \(place.actor.name)"
  }
}

internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Everybody in one's own care or a unit's, with how it goes and what is late.
struct CaseloadPage: Page {
  static let template = "caseload"

  let title = "Forløpsliste"
  var place: Place? { .caseload }
  let scopes: Tabs
  /// To the figures, for those who may see them.
  let figures: String?
  let unit: Select
  let responsible: Select
  let pathway: Select
  let order: Select
  let discussOnly: Bool
  let caption: String
  let explained: String
  let columns: [Table.Column]
  let rows: [CaseloadRow]
  let nobody: EmptyState?
  let paging: Paging?

  init(_ page: ListPage<PersonRow>, _ choice: CaseloadChoice, _ knowledge: Knowledge, _ actor: StaffActor, today: Day) {
    let (filter, form) = (choice.filter, choice.form)
    scopes = Self.scopes(choice, actor)
    figures = complianceReach(of: actor) == nil ? nil : ComplianceChoice.address
    let municipality = knowledge.municipality
    unit = Select("enhet", "Enhet", [(actor.unit.text, actor.unitName)], empty: "Uten hensyn til enhet", in: form)
    responsible = Select(
      "ansvarlig", "Ansvarlig", municipality.staff.filter { $0.unit == actor.unit }.map { ($0.id.text, $0.name) },
      empty: "Alle i enheten", in: form)
    pathway = Select(
      "forlop", "Hovedforløp",
      knowledge.pathways.map { ("\($0.number)", "Hovedforløp \($0.number)") } + [
        (CaseloadChoice.notChosen, "Ikke valgt ennå")
      ],
      empty: "Alle", in: form)
    order = Select(
      "rekkefolge", "Rekkefølge", CaseloadOrder.allCases.filter { $0 != .attention }.map { ($0.code, $0.norwegian) },
      empty: CaseloadOrder.attention.norwegian, in: form)
    discussOnly = filter.discussOnly
    caption = Self.caption(page, filter, knowledge)
    explained = filter.order.explained
    columns = Self.columns(choice)
    rows = page.rows.map { CaseloadRow($0, knowledge, today: today, showsResponsible: filter.responsible == nil) }
    nobody =
      page.rows.isEmpty
      ? EmptyState(
        "Ingen her.", advice: "Velg en annen ansvarlig, eller ta bort et filter.",
        button: Button("Vis hele enheten", kind: .quiet, to: choice.whole(unit: actor.unit))) : nil
    paging =
      page.next == nil && page.previous == nil
      ? nil
      : Paging(
        "Forløpslista", text: "\(page.rows.count) av \(page.total)",
        previous: page.previous.map { choice.page(before: $0) },
        next: page.next.map { choice.page(after: $0) })
  }

  private static func scopes(_ choice: CaseloadChoice, _ actor: StaffActor) -> Tabs {
    let (unit, responsible) = (choice.filter.unit, choice.filter.responsible)
    return Tabs(
      "Hvem lista viser",
      [
        .init("Mine", to: choice.whole(responsible: actor.id), here: responsible == actor.id && unit == nil),
        .init(actor.unitName, to: choice.whole(unit: actor.unit), here: unit == actor.unit && responsible == nil),
      ])
  }

  /// How many, and why they are here.
  private static func caption(_ page: ListPage<PersonRow>, _ filter: CaseloadFilter, _ knowledge: Knowledge) -> String {
    var words = [page.total == 1 ? "1 person" : "\(page.total) personer"]
    words.append("som følges opp")
    if let unit = filter.unit.flatMap(knowledge.unit) { words.append("av \(unit.name)") }
    if let staff = filter.responsible.flatMap(knowledge.staffMember) { words.append("med \(staff.name) som ansvarlig") }
    if let pathway = filter.pathway {
      words.append(pathway == 0 ? "uten valgt hovedforløp" : "i hovedforløp \(pathway)")
    }
    if filter.discussOnly { words.append("og skal drøftes") }
    return words.joined(separator: " ")
  }

  private static func columns(_ choice: CaseloadChoice) -> [Table.Column] {
    func column(_ title: String, _ order: CaseloadOrder, _ way: Table.Column.Order = .ascending) -> Table.Column {
      let isThis = choice.filter.order == order
      return Table.Column(title, sortedBy: choice.sorted(by: order), order: isThis ? way : nil)
    }
    let responsible = choice.filter.responsible == nil ? [Table.Column("Ansvarlig")] : []
    return [column("Hvem", .name), column("Forløp", .pathway)] + responsible + [
      column("Sist kontakt", .lastContact), column("Neste avtale", .nextAppointment), column("Måling", .course),
      column("Risiko", .risk, .descending),
      column("Veilederen", .attention, .descending),
    ]
  }
}

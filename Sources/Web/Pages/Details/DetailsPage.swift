internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Who the person is, who is around them, what they take, and who follows them up.
struct DetailsPage: Page {
  static let template = "details"

  let title = "Opplysninger"
  let crisisAddress: String?
  let person: PersonFrame
  let summary: ErrorSummary
  let conflict: Alert?
  /// That the address is protected, or that the reader may not see it.
  let shielded: Alert?
  let stays: Bool
  let address: String
  let seen: Seen
  let details: PersonFields
  let relatives: DetailRows
  let children: DetailRows
  let medicines: DetailRows
  let medicinesFrom: String
  let responsible: Select
  let coordinator: Select
  let unit: Select
  let discuss: TextArea
  let mayWrite: Bool

  /// The record version each form builds on.
  struct Seen: Sendable {
    let person: String
    let team: String
    let network: String
    let medicines: String
  }

  /// - Parameters:
  ///   - typed: the form that was sent, and which it is; the others show what is stored.
  ///   - more: empty rows beyond those there are.
  init(
    _ file: PersonFile, _ desk: CaseDesk, _ actor: StaffActor, typed: (part: DetailsPart, form: FormReading)? = nil,
    conflict: DetailsConflict? = nil, more: Int = 2
  ) {
    let state = file.state
    func form(_ part: DetailsPart) -> FormReading {
      if let typed, typed.part == part { return typed.form }
      return FormReading(part.typed(state))
    }
    // A form that is shown again still builds on what it was opened on, until somebody has seen what came since.
    func seen(_ part: DetailsPart) -> String {
      guard let typed, typed.part == part else { return String(state.version) }
      return conflict.map { String($0.theirs.version) } ?? typed.form.values["sett"]
    }
    func rows(_ part: DetailsPart) -> Int { typed?.part == part ? more : 2 }
    crisisAddress = PersonAddress.page("krise", file.record)
    person = PersonFrame(file: file, actor: actor, tab: "opplysninger")
    summary = ErrorSummary(typed?.form ?? FormReading())
    self.conflict = conflict?.alert(typed?.form ?? FormReading(), seenOn: file.day)
    shielded = Self.shielded(file)
    stays = state.person.protection != .open
    address = PersonAddress.page("opplysninger", file.record)
    self.seen = Seen(
      person: seen(.person), team: seen(.team), network: seen(.network), medicines: seen(.medicines))
    details = PersonFields(in: form(.person), inRecord: true)
    relatives = DetailRows(.relatives, more: rows(.network), in: form(.network))
    children = DetailRows(.children, more: rows(.network), in: form(.network))
    medicines = DetailRows(.medicines, more: rows(.medicines), in: form(.medicines))
    medicinesFrom =
      state.medications.map { "Sist skrevet \($0.day.short(seenFrom: file.day)) av \($0.author)." }
      ?? "Ingen har skrevet noe her ennå."
    let team = form(.team)
    let knowledge = desk.knowledge
    responsible = Select(
      "ansvarlig", "Ansvarlig", CareTeam.staff(knowledge, state.careTeam.responsible), empty: "Ingen ennå", in: team)
    coordinator = Select(
      "koordinator", "Koordinator", CareTeam.staff(knowledge, state.careTeam.coordinator), empty: "Ingen", in: team)
    unit = Select("enhet", "Enhet", CareTeam.units(knowledge, state.careTeam), empty: "Ingen", in: team)
    discuss = TextArea(
      "drofte", "Skal teamet snakke om personen på neste møte?",
      hint: "Skriv hvorfor. Tøm feltet når dere har gjort det.", rows: 2, max: 500, in: team)
    mayWrite = Permission.use(.writeRecord).refusal(of: actor) == nil
  }

  private static func shielded(_ file: PersonFile) -> Alert? {
    if file.access.hidesContact {
      return Alert(
        .due, heading: "Skjermet for deg",
        "Telefon, adresse og opplysninger om de nærmeste vises ikke. Be en som har rett til å se dem, om å endre.")
    }
    guard file.state.person.protection != .open else { return nil }
    return Alert(
      .due, heading: "Skjermet adresse", "Denne delen av siden skrives ikke ut. Les den ikke høyt der andre hører det.")
  }
}

internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Who may see this record: what the person has blocked, whom those responsible have asked for guidance, and what is
/// kept from the person's own view.
struct SteeringPage: Page {
  static let template = "steering"

  let title = "Tilgang"
  let person: PersonFrame
  let errors: ErrorSummary
  let address: String
  let blocks: [Line]
  let grants: [Line]
  let withheld: [Line]
  let isWatched: Bool
  let watch: String
  let blockUnit: Select
  let blockStaff: Select
  let blockEntry: Select
  let blockWords: Field
  let guide: Select
  let guideUntil: DateField
  let guideWords: Field
  let hideEntry: Select
  let hideReason: Choices
  let hideWords: TextArea

  /// Something in force, and the way to end it.
  struct Line: Sendable {
    let id: String
    let text: String
    let about: String
    let action: String
    let button: String
  }

  init(_ place: PersonPlace, _ entries: [Entry], _ form: FormReading) {
    person = place.frame("tilgang")
    errors = ErrorSummary(form)
    let (state, today) = (place.state, place.today)
    let address = place.address("tilgang")
    self.address = address
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: today, seesShielded: false)
    let named = entries.map { (code: $0.id.text, label: Self.name($0, reader)) }
    blocks = state.access.blocks.enumerated().map { number, block in
      let what = block.value.isWholeRecord ? "Hele journalen" : Self.names(block.value.entries, named)
      return Line(
        id: "sperring-\(number)", text: "\(what), for \(SteeringWords.against(block.value.against))",
        about: "Sperret \(block.day.short(seenFrom: today)), skrevet av \(block.author)",
        action: "\(address)/sperring/\(block.value.id)/opphev", button: "Opphev sperringen")
    }
    grants = state.access.grants.filter { $0.grant.until > place.now && $0.ended == nil }.enumerated().map {
      number, grant in
      Line(
        id: "tilgang-\(number)", text: "\(grant.grant.staffName), \(grant.grant.unitName)",
        about:
          "\(OpeningWords.whole(grant.grant.reason, grant.grant.words)). Til \(grant.grant.until.short(seenFrom: today))",
        action: "\(address)/gitt/\(grant.grant.id)/avslutt", button: "Avslutt tilgangen")
    }
    withheld = state.access.withheld.enumerated().map { number, item in
      Line(
        id: "innsyn-\(number)", text: Self.names([item.value.entry], named),
        about: place.desk.knowledge.legalReason(item.value.code), action: "\(address)/innsyn/\(item.value.entry)/vis",
        button: "La personen se det")
    }
    isWatched = state.access.isWatched
    watch = isWatched ? "Gjennomgå oppslag som vanlig" : "Gjennomgå alle oppslag"
    let municipality = place.desk.knowledge.municipality
    let staff = municipality.staff.map { member in
      (code: member.id.text, label: "\(member.name), \(place.desk.knowledge.unit(member.unit)?.name ?? "")")
    }
    blockUnit = Select(
      "enhet", "For en enhet", municipality.units.map { ($0.id.text, $0.name) }, empty: "Ingen enhet", in: form)
    blockStaff = Select("ansatt", "For én ansatt", staff, empty: "Ingen ansatt", in: form)
    blockEntry = Select("innslag", "Hva", named, empty: "Hele journalen", in: form)
    blockWords = Field("ord", "Hva sa personen?", optional: true, in: form)
    guide = Select("rad", "Hvem skal gi råd?", staff, empty: "Velg", in: form)
    guideUntil = DateField("til", "Til og med", in: form)
    guideWords = Field("om", "Hva skal de gi råd om?", in: form)
    hideEntry = Select("holdt", "Hvilket innslag?", named, empty: "Velg", in: form)
    hideReason = Choices(
      "hjemmel", "Grunnen i loven", place.desk.knowledge.legalReasons.map { .init($0.code, $0.label, hint: $0.law) },
      in: form)
    hideWords = TextArea(
      "begrunnelse", "Hvorfor?", hint: "Skriv det så en klageinstans forstår det.", rows: 2, in: form)
  }

  private static func name(_ entry: Entry, _ reader: TimelineReader) -> String {
    "\(reader.words(entry.event).title) · \(entry.day.short(seenFrom: reader.today)) · \(entry.author.name)"
  }

  private static func names(_ entries: [EntryID], _ named: [(code: String, label: String)]) -> String {
    entries.map { entry in named.first { $0.code == entry.text }?.label ?? "Et eldre innslag" }.joined(separator: "; ")
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// One kind of measure: what it is, who delivers it here, and the form to offer or start it.
struct MeasureKindPage: Page {
  static let template = "measure-kind"

  let title: String
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let readOnly: Alert?
  let about: String
  let facts: SummaryList
  let other: Alert?
  let inUse: Button?
  let offers: Table?
  let noOffers: EmptyState?
  let away: String
  let form: Part?

  struct Part: Sendable {
    let address: String
    let version: String
    let offer: Choices?
    let purposes: Choices
    let effect: TextArea
    let wish: Choices?
    let note: TextArea
    let day: DateField
    let refuseAddress: String
  }

  init(
    _ place: PersonPlace, _ kind: MeasureKind, _ form: FormReading, use: [OfferID: Int], overtaken entry: Entry? = nil
  ) {
    let base = place.address("forlop")
    title = kind.name
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .measure(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      return Overtaken(entry, MeasureWords.rows(theirs), seenFrom: place.today)
    }
    readOnly = place.actor.mayWrite ? nil : .readOnly
    about = kind.about
    facts = SummaryList([
      .init("Står i", MeasureWords.origin(kind)), .init("Styrke", kind.strength.rawValue),
      .init("Intensitet", kind.intensity), .init("Vanlige formål", place.desk.knowledge.purposeNames(kind.purposes)),
      .init("Passer ved", kind.suits.joined(separator: ", ")),
      .init("Kilde", "\(kind.citation.documentName) · \(kind.citation.requirement) · «\(kind.citation.anchor)»"),
    ])
    let isOther = kind.traits(in: place.state.pathway?.pathway).contains(.otherPathway)
    other =
      isOther
      ? Alert(
        .info,
        "Tiltaket står i listen for \(MeasureWords.origin(kind)). Det er åpent for personen likevel. "
          + "Når dere starter det, noterer fagpersonen hva dere venter. Personen skal ikke måtte begrunne noe.") : nil
    inUse = place.open(kind).map {
      Button("Se tiltaket: \(MeasureWords.status($0.status))", kind: .quiet, to: "\(base)/i-bruk/\($0.id)")
    }
    let offering = place.desk.knowledge.offers(of: kind)
    offers = offering.isEmpty ? nil : Self.table(offering, use)
    noOffers =
      offering.isEmpty
      ? EmptyState(
        "Kommunen har ikke lagt inn et tilbud her.",
        advice: "Tiltaket kan startes uten at det er knyttet til et tilbud.")
      : nil
    away = "\(base)/tiltak"
    self.form =
      place.actor.mayWrite
      ? Part(
        kind, form, offering, use, isOther: isOther, place.desk.knowledge.purposes, address: "\(base)/tiltak/\(kind.id)"
      ) : nil
  }

  private static func table(_ offers: [Offer], _ use: [OfferID: Int]) -> Table {
    Table(
      id: "tilbudene", caption: "Tilbud i kommunen: \(offers.count)",
      columns: ["Tilbud", "Plass og ventetid", "For hvem", "Hvor"].map { Table.Column($0) },
      rows: offers.map { offer in
        Table.Row([
          Table.Cell(offer.name, strong: true, under: offer.about),
          Table.Cell(MeasureWords.capacity(offer, inUse: use[offer.id] ?? 0)),
          Table.Cell(offer.audience, under: offer.languages.joined(separator: ", ")),
          Table.Cell(offer.place, under: offer.phone),
        ])
      })
  }
}

extension MeasureKindPage.Part {
  init(
    _ kind: MeasureKind, _ form: FormReading, _ offers: [Offer], _ use: [OfferID: Int], isOther: Bool,
    _ purposes: [Knowledge.Purpose], address: String
  ) {
    self.address = address
    version = form.values[SigningForm.version]
    let none = Choices.Option("", "Ikke knyttet til et av tilbudene")
    offer =
      offers.isEmpty
      ? nil
      : Choices(
        "tilbud", "Hos hvem?",
        offers.map { .init($0.id.text, $0.name, hint: MeasureWords.capacity($0, inUse: use[$0.id] ?? 0)) } + [none],
        in: form)
    let usual = Set(kind.purposes)
    self.purposes = Choices(
      "formal", "Hva er formålet?",
      purposes.sorted { usual.contains($0.id) && !usual.contains($1.id) }.map { .init($0.id, $0.name) }, many: true,
      hint: "Velg det personen er enig i.", in: form)
    effect = TextArea(
      "effekt", "Hva venter dere at det skal hjelpe med?",
      hint: isOther ? "Skrives av fagpersonen når tiltaket er fra et annet forløp." : nil, optional: !isOther, rows: 2,
      in: form)
    wish =
      isOther
      ? Choices("onske", "Ønske", [.init("ja", "Personen har selv ønsket dette tiltaket")], many: true, in: form) : nil
    note = TextArea("notat", "Notat", optional: true, rows: 2, in: form)
    day = DateField(SigningForm.day, "Dag", in: form)
    refuseAddress = "\(address)/avslag"
  }
}

extension PersonPlace {
  /// The measure of this kind that is offered or in use now.
  func open(_ kind: MeasureKind) -> MeasureState? {
    state.measures.last { kind.ids.contains($0.kind) && ($0.isRunning || $0.status == .offered) }
  }
}

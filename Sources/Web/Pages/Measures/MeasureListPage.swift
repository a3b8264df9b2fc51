internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Every kind of measure that the guideline lists, those of the person's own pathway first. All are open to all.
struct MeasureListPage: Page {
  static let template = "measure-list"

  struct Group: Sendable {
    let id: String
    let heading: String
    let advice: String
    /// The person's own are open; the rest are one press away, and open when one looks for something.
    let isOpen: Bool
    let kinds: [Kind]
  }

  struct Kind: Sendable {
    let name: String
    let address: String
    let about: String
    let tags: [Tag]
    let offers: String
    let standing: String?
  }

  let title = "Finn tiltak"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let address: String
  let away: String
  let need: Select
  let purpose: Select
  let count: String
  let groups: [Group]
  let nothing: EmptyState?

  init(_ place: PersonPlace, _ form: FormReading, use: [OfferID: Int]) {
    let knowledge = place.desk.knowledge
    person = place.frame("forløp")
    away = place.address("forlop")
    address = "\(away)/tiltak"
    let needs = Set(knowledge.measures.flatMap(\.suits)).sorted()
    need = Select(
      "behov", "Passer ved", needs.map { ($0, $0.withLargeFirst) }, empty: "Alle behov", in: form)
    purpose = Select(
      "formal", "Formål", knowledge.purposes.map { ($0.id, $0.name) }, empty: "Alle formål", in: form)
    let (wanted, aim) = (form.values["behov"], form.values["formal"])
    let shown = knowledge.measures.filter { kind in
      (wanted.isEmpty || kind.suits.contains(wanted)) && (aim.isEmpty || kind.purposes.contains(aim))
    }
    count = "\(shown.count) av \(knowledge.measures.count) tiltak"
    groups = Self.groups(shown, place, address: address, use: use, isSearch: shown.count < knowledge.measures.count)
    nothing =
      shown.isEmpty
      ? EmptyState("Ingen tiltak passer med begge valgene.", advice: "Velg færre, så ser du flere.") : nil
  }

  private static func groups(
    _ kinds: [MeasureKind], _ place: PersonPlace, address: String, use: [OfferID: Int], isSearch: Bool
  ) -> [Group] {
    let own = place.state.pathway?.pathway
    func group(_ id: String, _ heading: String, _ advice: String, _ kinds: [MeasureKind]) -> Group? {
      guard !kinds.isEmpty else { return nil }
      let isOpen = isSearch || id == "eget" || id == "alle"
      return Group(
        id: id, heading: "\(heading): \(kinds.count) tiltak", advice: advice, isOpen: isOpen,
        kinds: kinds.map { Kind($0, place, address, use) })
    }
    guard let own else {
      return [group("alle", "Alle tiltak", "Forløp er ikke valgt. Tiltakene er åpne likevel.", kinds)].compactMap(
        \.self)
    }
    let isOwn = kinds.filter { $0.pathways.contains(own) }
    let isForAll = kinds.filter { $0.pathways.isEmpty }
    let others = kinds.filter { !$0.pathways.isEmpty && !$0.pathways.contains(own) }
    return [
      group("eget", "Hovedforløp \(own)", "Tiltakene som står i personens eget forløp.", isOwn),
      group("for-alle", "Åpne for alle", "Lavterskeltiltak som ikke hører til noe forløp.", isForAll),
      group(
        "andre", "Fra andre forløp",
        "Også disse er åpne for personen. Fagpersonen noterer hva dere venter at tiltaket skal hjelpe med.", others),
    ].compactMap(\.self)
  }
}

extension MeasureListPage.Kind {
  init(_ kind: MeasureKind, _ place: PersonPlace, _ address: String, _ use: [OfferID: Int]) {
    name = kind.name
    self.address = "\(address)/\(kind.id)"
    about = kind.about
    tags =
      [Tag("\(kind.strength.rawValue) · \(MeasureWords.origin(kind))", .path)]
      + (kind.isLowThreshold ? [Tag("lavterskel")] : [])
    let offers = place.desk.knowledge.offers(of: kind)
    if let only = offers.first, offers.count == 1 {
      self.offers = "\(only.name): \(MeasureWords.capacity(only, inUse: use[only.id] ?? 0))."
    } else {
      self.offers = Self.words(offers, use)
    }
    standing = place.state.measures.last { kind.ids.contains($0.kind) }.map {
      "\(MeasureWords.status($0.status).withLargeFirst) \($0.since.short(seenFrom: place.today))"
    }
  }

  private static func words(_ offers: [Offer], _ use: [OfferID: Int]) -> String {
    guard !offers.isEmpty else { return "Kommunen har ikke lagt inn et tilbud her." }
    let free = offers.count { !MeasureWords.isFull($0, inUse: use[$0.id] ?? 0) }
    let soonest = offers.map(\.waitDays).min() ?? 0
    return
      "\(offers.count) tilbud, \(free) med ledig plass, kortest ventetid \(soonest) \(soonest == 1 ? "dag" : "dager")."
  }
}

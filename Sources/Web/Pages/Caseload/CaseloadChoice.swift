internal import Access
internal import Casework
internal import Desk
internal import Guidance

/// Which caseload one has asked for, as its address says it: ids of units and staff, nothing about a person.
struct CaseloadChoice {
  static let address = "/arbeid/forlopsliste"

  private(set) var filter: CaseloadFilter

  /// - Throws: `Trouble.notFound` for a unit, a member of staff or a pathway that does not exist here: a list that
  ///   silently showed everybody instead would be taken for the one asked for.
  init(_ query: FormValues, _ knowledge: Knowledge, _ actor: StaffActor) throws(Trouble) {
    filter = CaseloadFilter()
    if query.has("enhet") || query.has("ansvarlig") {
      filter.unit = try Self.known(query["enhet"], "enheten") { knowledge.unit(UnitID($0))?.id }
      filter.responsible = try Self.known(query["ansvarlig"], "den ansatte") { knowledge.staffMember(StaffID($0))?.id }
      // Neither chosen is everybody one may see: the own unit.
      if filter.unit == nil, filter.responsible == nil { filter.unit = actor.unit }
    } else if actor.role == .clinician {
      filter.responsible = actor.id
    } else {
      filter.unit = actor.unit
    }
    filter.pathway = try Self.known(query["forlop"], "hovedforløpet") { text in
      text == Self.notChosen ? 0 : knowledge.pathways.first { "\($0.number)" == text }?.number
    }
    filter.discussOnly = !query["drofte"].isEmpty
    filter.order = CaseloadOrder.allCases.first { $0.code == query["rekkefolge"] } ?? .attention
    filter.after = query["etter"].isEmpty ? nil : query["etter"]
    filter.before = query["inntil"].isEmpty ? nil : query["inntil"]
  }

  /// The code for those whose pathway nobody has chosen yet.
  static let notChosen = "ingen"

  private static func known<ID>(_ text: String, _ what: String, _ find: (String) -> ID?) throws(Trouble) -> ID? {
    guard !text.isEmpty else { return nil }
    guard let id = find(text) else { throw .notFound(what) }
    return id
  }

  /// The same persons in another order, from the beginning.
  func sorted(by order: CaseloadOrder) -> String {
    var choice = self
    choice.filter.order = order
    return choice.link()
  }

  /// The page after, or the page before.
  func page(after: String? = nil, before: String? = nil) -> String {
    link()
      + [("etter", after), ("inntil", before)].compactMap { name, cursor in cursor.map { "&\(name)=\($0.inQuery)" } }
      .joined()
  }

  /// Everybody of a unit or of a member of staff, in the same order.
  func whole(unit: UnitID? = nil, responsible: StaffID? = nil) -> String {
    var choice = self
    choice.filter = CaseloadFilter(unit: unit, responsible: responsible, order: filter.order)
    return choice.link()
  }

  private func link() -> String {
    var address = "\(Self.address)?enhet=\((filter.unit?.text ?? "").inQuery)"
    address += "&ansvarlig=\((filter.responsible?.text ?? "").inQuery)"
    if let pathway = filter.pathway { address += "&forlop=\(pathway == 0 ? Self.notChosen : "\(pathway)")" }
    if filter.discussOnly { address += "&drofte=ja" }
    if filter.order != .attention { address += "&rekkefolge=\(filter.order.code)" }
    return address
  }

  /// The form that changes the choice, filled with it.
  var form: FormReading {
    FormReading(filledWith: [
      "enhet": filter.unit?.text ?? "", "ansvarlig": filter.responsible?.text ?? "",
      "forlop": filter.pathway.map { $0 == 0 ? Self.notChosen : "\($0)" } ?? "",
      "rekkefolge": filter.order == .attention ? "" : filter.order.code,
    ])
  }
}

extension CaseloadOrder {
  /// As addresses have it.
  var code: String {
    switch self {
    case .attention: "mest"
    case .name: "navn"
    case .lastContact: "sist"
    case .nextAppointment: "neste"
    case .pathway: "forlop"
    case .risk: "risiko"
    case .course: "maling"
    }
  }

  var norwegian: String {
    switch self {
    case .attention: "Trenger deg mest"
    case .name: "Navn"
    case .lastContact: "Lengst siden kontakt"
    case .nextAppointment: "Neste avtale"
    case .pathway: "Hovedforløp"
    case .risk: "Høyest risiko"
    case .course: "Målinger å snakke om"
    }
  }

  /// What decides who stands first.
  var explained: String {
    switch self {
    case .attention:
      "Høy risiko først, så det som er over fristen, så «skal» som gjenstår, så det som forfaller, så dem som skal drøftes."
    case .name: "Etter etternavn."
    case .lastContact: "Først dem som aldri er møtt, så dem det er lengst siden noen snakket med."
    case .nextAppointment: "Først avtaler som ikke er skrevet ned, så de neste. Sist dem som ikke har avtale."
    case .pathway: "Hovedforløp 1 til 3, og de som har vært der lengst først. Sist dem som ikke har fått valgt forløp."
    case .course:
      "Først de målingene som går feil vei, så de som ikke går som ventet. Et tall å snakke om, ikke en dom."
    case .risk: "Høyest risiko først, så det som ikke er avklart. Av like: den eldste vurderingen først."
    }
  }
}

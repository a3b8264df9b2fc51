internal import Casework
internal import CivilTime
internal import Desk

/// The parts of the page with a person's details. Each is a form that is saved alone, and seen alone by two who write.
enum DetailsPart: String, CaseIterable, Sendable {
  case person
  case network = "nettverk"
  case medicines = "legemidler"
  case team = "oppfolging"

  /// What the form holds before anybody types.
  func typed(_ state: CaseState) -> FormValues {
    switch self {
    case .person: FormValues(typed: state.person.typed)
    case .network: FormValues(typed: state.network.typed)
    case .medicines: FormValues(typed: state.medications?.value.typed ?? [:])
    case .team: FormValues(typed: state.careTeam.typed)
    }
  }

  /// What the form says, as the event that will be signed.
  func event(
    _ form: inout FormReading, _ state: CaseState, _ knowledge: Knowledge, today: Day, isDemonstration: Bool
  ) -> Event {
    switch self {
    case .person:
      let person = form.person(knownBefore: state.person, today: today, isDemonstration: isDemonstration)
      let event = Event.detailsChanged(person)
      for problem in event.problems(in: state, happened: today, today: today)
      where form.problem(problem.field) == nil {
        form.refuse(problem.field, problem.message)
      }
      return event
    case .network: return .networkWritten(Network(&form, today: today))
    case .medicines:
      let rows = DetailRows.Kind.medicines.read(&form)
      return .medicationsListed(
        Medications(medicines: rows.map { .init(name: $0[0], dose: $0[1], source: $0[2]) }))
    case .team: return .careTeamSet(CareTeam(&form, before: state.careTeam, knowledge))
    }
  }
}

extension Network {
  fileprivate init(_ form: inout FormReading, today: Day) {
    let relatives = DetailRows.Kind.relatives.read(&form)
    let kind = DetailRows.Kind.children
    var children: [Child] = []
    for row in 1...max(kind.count(in: form.values), 1) {
      let name = form.text(kind.field("navn", row), max: 200) ?? ""
      let year = form.number(kind.field("fodt", row), in: (today.year - 80)...today.year)
      let place = form.text(kind.field("hos", row), max: 1_000) ?? ""
      guard !name.isEmpty || year != nil || !place.isEmpty else { continue }
      children.append(Child(name: name, birthYear: year, lookedAfterBy: place))
    }
    self.init(
      relatives: relatives.map { .init(name: $0[0], relation: $0[1], phone: $0[2], mayKnow: $0[3]) },
      children: children)
  }

  var typed: [String: [String]] {
    let relatives = relatives.map { [$0.name, $0.relation, $0.phone, $0.mayKnow] }
    let children = children.map { [$0.name, $0.birthYear.map { String($0) } ?? "", $0.lookedAfterBy] }
    return DetailRows.Kind.relatives.typed(relatives).merging(DetailRows.Kind.children.typed(children)) { one, _ in one
    }
  }
}

extension Medications {
  var typed: [String: [String]] { DetailRows.Kind.medicines.typed(medicines.map { [$0.name, $0.dose, $0.source] }) }
}

extension CareTeam {
  fileprivate init(_ form: inout FormReading, before: CareTeam, _ knowledge: Knowledge) {
    let unit = form.choice("enhet", of: Self.units(knowledge, before).map(\.code)).map { UnitID($0) }
    self.init(
      responsible: Self.member("ansvarlig", &form, before.responsible, knowledge),
      coordinator: Self.member("koordinator", &form, before.coordinator, knowledge), unit: unit,
      unitName: unit.flatMap { id in knowledge.unit(id)?.name ?? (id == before.unit ? before.unitName : nil) } ?? "",
      discuss: form.text("drofte", max: 500) ?? "")
  }

  private static func member(
    _ field: String, _ form: inout FormReading, _ before: Member?, _ knowledge: Knowledge
  ) -> Member? {
    guard let code = form.choice(field, of: staff(knowledge, before).map(\.code)) else { return nil }
    if let before, before.staff.text == code { return before }
    return knowledge.staffMember(StaffID(code)).map { Member(staff: $0.id, name: $0.name) }
  }

  /// Everybody who works here, and whoever has it now even when they have left.
  static func staff(_ knowledge: Knowledge, _ before: Member?) -> [(code: String, label: String)] {
    var options = knowledge.municipality.staff.map { member in
      let unit = knowledge.unit(member.unit)?.name ?? ""
      return (code: member.id.text, label: unit.isEmpty ? member.name : "\(member.name), \(unit)")
    }
    if let before, knowledge.staffMember(before.staff) == nil { options.append((before.staff.text, before.name)) }
    return options
  }

  static func units(_ knowledge: Knowledge, _ before: CareTeam) -> [(code: String, label: String)] {
    var options = knowledge.municipality.units.map { (code: $0.id.text, label: $0.name) }
    if let unit = before.unit, knowledge.unit(unit) == nil { options.append((unit.text, before.unitName)) }
    return options
  }

  var typed: [String: [String]] {
    [
      "ansvarlig": [responsible?.staff.text ?? ""], "koordinator": [coordinator?.staff.text ?? ""],
      "enhet": [unit?.text ?? ""], "drofte": [discuss],
    ]
  }
}

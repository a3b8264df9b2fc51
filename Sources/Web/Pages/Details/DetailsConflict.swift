internal import Casework
internal import CivilTime
internal import Desk

/// What somebody else saved while a form was open, told beside what was typed, so that neither text is lost.
struct DetailsConflict: Sendable {
  let part: DetailsPart
  let theirs: Entry

  /// Who and when, and what they wrote where it differs.
  func alert(_ form: FormReading, seenOn day: Day) -> Alert {
    let by = "\(theirs.author.name), \(theirs.writtenAt.short(seenFrom: day))"
    return Alert(
      .due, heading: "Noen andre har lagret dette i mellomtiden",
      "\(by). Det de skrev, står her. Det du skrev, står i feltene. Rett feltene slik de skal stå, og lagre igjen.",
      lines: differences(form), urgent: true)
  }

  private func differences(_ form: FormReading) -> [String] {
    let saved = typed
    let names = Set(saved.keys).union(form.values.typed.keys.filter { label($0) != nil })
    let lines = names.sorted().compactMap { name -> String? in
      let text = saved[name]?.first ?? ""
      guard let label = label(name), text != form.values[name].withoutSpaceAround else { return nil }
      return "\(label): \(text.isEmpty ? "tomt" : "«\(shown(text, name))»")"
    }
    return lines.isEmpty ? ["Det er det samme som du har skrevet."] : lines
  }

  private var typed: [String: [String]] {
    switch theirs.event {
    case .registered(let person), .detailsChanged(let person): person.typed
    case .networkWritten(let network): network.typed
    case .medicationsListed(let list): list.typed
    case .careTeamSet(let team): team.typed
    default: [:]
    }
  }

  /// A member of staff or a unit is shown by name.
  private func shown(_ text: String, _ name: String) -> String {
    guard case .careTeamSet(let team) = theirs.event else { return text }
    switch name {
    case "ansvarlig": return team.responsible?.name ?? text
    case "koordinator": return team.coordinator?.name ?? text
    case "enhet": return team.unitName
    default: return text
    }
  }

  private func label(_ name: String) -> String? {
    if let label = Self.labels[name] { return label }
    for kind in [DetailRows.Kind.relatives, .children, .medicines] {
      let parts = name.split(separator: "-")
      guard parts.count == 3, parts[0] == kind.prefix else { continue }
      return kind.columns.first { $0.name == parts[2] }.map { "\(kind.title) \(parts[1]), \($0.label.lowercasedFirst)" }
    }
    return nil
  }

  private static let labels = [
    "fornavn": "Fornavn", "etternavn": "Etternavn", "kalles": "Ukjent person", "fodt": "Fødselsdato",
    "fnr": "Fødselsnummer", "telefon": "Telefon", "trygt": "Trygt å ringe", "kontakt": "Når og hvordan",
    "sprak": "Språk", "tolk": "Tolk", "skjermet": "Adressesperre", "adresse": "Adresse", "fastlege": "Fastlege",
    "ansvarlig": "Ansvarlig", "koordinator": "Koordinator", "enhet": "Enhet", "drofte": "Drøftes i teamet",
  ]
}

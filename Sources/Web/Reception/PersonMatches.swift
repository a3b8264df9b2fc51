internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What is known about somebody when one looks for whether they are here already. Anything may be missing or half typed.
struct PersonTraces: Sendable {
  let name: String
  let born: Day?
  let nationalID: String
  let phone: String

  var areEmpty: Bool { name.isEmpty && born == nil && nationalID.isEmpty && phone.isEmpty }

  init(_ form: FormValues, today: Day) {
    name = [form["fornavn"], form["etternavn"]].joined(separator: " ").withoutSpaceAround
    born = Day(norwegian: form["fodt"], twoDigitYearsFrom: today.year - 100)
    nationalID = form["fnr"].digits(atMost: 12)
    phone = form["telefon"].digits(atMost: 17)
  }

  init(_ person: PersonDetails) {
    name = "\(person.givenName) \(person.familyName)".withoutSpaceAround
    born = person.birthDate
    nationalID = (person.nationalID ?? "").digits(atMost: 12)
    phone = person.phone.digits(atMost: 17)
  }
}

extension CaseDesk {
  /// The persons with records that fit at least one trace, those that fit most of them first.
  func matches(_ traces: PersonTraces, for actor: StaffActor) async throws(DeskError) -> [PersonMatch] {
    var found: [PersonMatch] = []
    func add(_ rows: [PersonRow], _ reason: String, weight: Int) {
      for row in rows {
        if let place = found.firstIndex(where: { $0.row.record == row.record }) {
          found[place].reasons.append(reason)
          found[place].weight += weight
        } else {
          found.append(PersonMatch(row: row, reasons: [reason], weight: weight))
        }
      }
    }
    if traces.nationalID.count == 11 {
      add(try await find(traces.nationalID, for: actor), "samme fødselsnummer", weight: 8)
    }
    // With the country code in front, eight digits cannot be taken for a date.
    if traces.phone.count >= 8 {
      add(try await find("+47\(traces.phone.suffix(8))", for: actor), "samme telefon", weight: 3)
    }
    if let born = traces.born { add(try await find(born.iso, for: actor), "samme fødselsdato", weight: 3) }
    if traces.name.contains(where: \.isLetter), traces.name.count <= 200 {
      add(try await find(traces.name, for: actor), "samme navn", weight: 4)
    }
    // The name alone finds many; those who were found by something more come first.
    return Array(
      found.sorted { ($1.weight, $0.row.displayName) < ($0.weight, $1.row.displayName) }.prefix(8))
  }
}

/// One person who may be the same, and why.
struct PersonMatch: Sendable {
  let row: PersonRow
  var reasons: [String]
  var weight: Int
}

/// Persons who may be the one it is about.
struct PersonMatches: Component {
  static let template = "person-matches"

  struct Hit: Sendable {
    let record: String
    let name: String
    let about: String
    let why: String
    let address: String
  }

  let summary: String
  let hits: [Hit]
  /// Where the enquiry is linked to the record; nil where one only looks.
  let linkAddress: String?

  init(_ matches: [PersonMatch], asked: Bool = true, linkAddress: String? = nil, today: Day) {
    hits = matches.map { match in
      Hit(
        record: match.row.record.text, name: match.row.displayName, about: match.row.about(on: today),
        why: match.reasons.joined(separator: ", "), address: "/arbeid/person/\(match.row.record)")
    }
    summary =
      switch (asked, hits.count) {
      case (false, _): "Skriv navn, fødselsdato, telefon eller fødselsnummer, så leter vi."
      case (true, 0): "Ingen journal ligner. Det kan være en ny person."
      case (true, 1): "1 journal kan være den samme personen."
      case (true, let count): "\(count) journaler kan være den samme personen."
      }
    self.linkAddress = linkAddress
  }
}

extension PersonRow {
  /// What tells a person from others of the same name in a list. Never an address.
  func about(on today: Day) -> String {
    var parts: [String] = []
    if let birthDate { parts.append("\(birthDate.fullYears(until: today)) år, født \(birthDate.numeric)") }
    if let pathway { parts.append("hovedforløp \(pathway)") }
    if !responsibleName.isEmpty { parts.append("hos \(responsibleName)") }
    if !isOpen { parts.append("avsluttet") }
    return parts.isEmpty ? "ingen flere opplysninger" : parts.joined(separator: " · ")
  }
}

extension String {
  fileprivate func digits(atMost most: Int) -> String {
    String(unicodeScalars.lazy.filter { ("0"..."9").contains($0) }.prefix(most).map(Character.init))
  }
}

internal import Casework

/// Reads how a member of staff is known when they log in. A mistake here lets in the wrong one, or nobody.
enum StaffSignInReader {
  static func hprNumber(_ map: YamlMap) -> String? {
    guard let value = map.optional("hpr") else { return nil }
    let text = map.optionalText("hpr") ?? ""
    if !(1...9).contains(text.utf8.count) || !text.utf8.allSatisfy({ (48...57).contains($0) }) {
      map.add(value.problem("«hpr» er ikke et HPR-nummer.", "Skriv opptil ni sifre i anførselstegn: hpr: \"1234567\"."))
    }
    return text
  }

  static func accessCode(_ map: YamlMap) -> String? {
    guard let value = map.optional("tilgangskode") else { return nil }
    let text = map.optionalText("tilgangskode") ?? ""
    if text.filter(\.isHexDigit).count != 20 {
      map.add(
        value.problem(
          "«tilgangskode» er ikke en kode fra innloggingssiden.",
          "Skriv den slik siden viste den: fem grupper med fire tegn, 3f2a-91bc-04de-77a1-5c6e."))
    }
    return text
  }

  /// Two who are known by the same number.
  static func doubles(_ staff: [StaffMember], file: String) -> [ContentProblem] {
    func doubles(_ name: String, _ key: (StaffMember) -> String?) -> [ContentProblem] {
      let groups = Dictionary(grouping: staff.filter { key($0) != nil }) { key($0) ?? "" }
      return groups.values.filter { $0.count > 1 }.map { members in
        let ids = members.map(\.id.text).sorted().joined(separator: ", ")
        return ContentProblem(file: file, line: 0, what: "\(ids) har samme \(name). Da vet ingen hvem som logger inn.")
      }
    }
    return doubles("hpr") { member in member.hprNumber.map { String($0.drop { $0 == "0" }) } }
      + doubles("tilgangskode") { member in member.accessCode.map { $0.lowercased().filter(\.isHexDigit) } }
  }
}

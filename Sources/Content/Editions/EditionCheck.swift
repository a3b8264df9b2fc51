internal import Guidance

/// Holds the edition files against one another and against the norms in their folders.
struct EditionCheck {
  let folders: [EditionFolder]
  /// The numbers of topics and kinds of measure, which an edition may also speak of.
  let listed: Set<String>

  var problems: [ContentProblem] {
    folders.flatMap { folder in
      twice(folder) + basis(folder) + states(folder) + differences(folder)
    }
  }

  private func twice(_ folder: EditionFolder) -> [ContentProblem] {
    let id = folder.edition.id
    var found: [ContentProblem] = []
    if folders.count(where: { $0.edition.answers(to: id) }) > 1 {
      found.append(folder.file.problem("Utgaven «\(id)» finnes to ganger.", "Gi hver utgave sin egen id."))
    }
    var seen: Set<String> = []
    for (norm, place) in folder.norms where !seen.insert(norm.id).inserted && folder.edition.basis != nil {
      found.append(place.problem("Nummeret \(norm.id) er brukt to ganger i utgaven \(id).", "Behold én av filene."))
    }
    return found
  }

  private func basis(_ folder: EditionFolder) -> [ContentProblem] {
    guard var basis = folder.edition.basis else { return [] }
    let place = YamlMap(folder.file).optional("bygger på") ?? folder.file
    var passed = [folder.edition.id]
    while true {
      guard let next = folders.first(where: { $0.edition.id == basis }) else {
        return [
          place.problem("Ukjent utgave «\(basis)».", NearestWord.advice(basis, among: folders.map(\.edition.id)))
        ]
      }
      guard !passed.contains(basis) else {
        return [
          place.problem("Utgaven bygger på seg selv gjennom \(passed.joined(separator: ", ")).", "Rett «bygger på».")
        ]
      }
      passed.append(basis)
      guard let further = next.edition.basis else { return [] }
      basis = further
    }
  }

  /// Numbers that the edition takes over from those it builds on. A loop ends at its second round.
  private func inherited(_ folder: EditionFolder) -> Set<String> {
    var ids = listed
    var passed: Set<String> = [folder.edition.id]
    var basis = folder.edition.basis
    while let id = basis, passed.insert(id).inserted, let next = folders.first(where: { $0.edition.id == id }) {
      ids.formUnion(next.norms.map(\.norm.id))
      basis = next.edition.basis
    }
    return ids
  }

  private func states(_ folder: EditionFolder) -> [ContentProblem] {
    let (known, own) = (inherited(folder), Set(folder.norms.map(\.norm.id)))
    var found: [ContentProblem] = []
    func check(_ id: String, _ place: YamlNode, _ word: String) {
      if !known.contains(id) {
        found.append(
          place.problem("\(id) er ikke i utgaven den bygger på.", NearestWord.advice(id, among: known.sorted())))
      } else if own.contains(id) {
        found.append(
          place.problem("\(id) står som «\(word)», men har en egen fil i utgaven.", "Ta bort linjen eller filen."))
      }
    }
    for (id, place) in folder.confirmed { check(id, place, "bekreftet") }
    for (id, _, place) in folder.retired {
      check(id, place, "opphørt")
      if folder.confirmed.contains(where: { $0.id == id }) {
        found.append(place.problem("\(id) står både som bekreftet og opphørt.", "Behold én av dem."))
      }
    }
    return found
  }

  /// Every norm of a later edition rests on a known difference, and every rule that a difference names exists.
  private func differences(_ folder: EditionFolder) -> [ContentProblem] {
    guard folder.edition.basis != nil else { return [] }
    let own = Set(folder.norms.map(\.norm.id))
    let all = inherited(folder).union(own)
    var found: [ContentProblem] = []
    for (difference, place) in zip(folder.edition.differences, folder.differencePlaces) {
      for id in difference.norms where !all.contains(id) {
        found.append(
          place.problem(
            "\(difference.id) viser til regelen «\(id)», som ikke finnes.",
            NearestWord.advice(id, among: all.sorted())))
      }
    }
    let named = Set(folder.edition.differences.flatMap(\.norms))
    for (norm, place) in folder.norms where !named.contains(norm.id) {
      found.append(
        place.problem(
          "\(norm.id) er endret eller ny, men ingen forskjell i \(EditionFolder.fileName) nevner den.",
          "Skriv forskjellen der, med kilden den er sett i."))
    }
    return found
  }
}

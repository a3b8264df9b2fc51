internal import CivilTime
internal import Desk
internal import Guidance

/// Reads which edition the municipality works by: `utgave` in its `kommune.yaml`, one name or a list with from-dates.
enum EditionChoices {
  static func read(
    _ files: inout ContentFolder, folder: String, given: String?, known: [Edition]
  ) -> [EditionChoice] {
    let first = EditionChoice(edition: known.first { $0.basis == nil }?.id ?? "", from: Day(ordinal: .min))
    if let given {
      if let edition = known.first(where: { $0.answers(to: given) }) {
        return [EditionChoice(edition: edition.id, from: Day(ordinal: .min))]
      }
      files.add([
        ContentProblem(
          file: "content.edition", line: 0, what: "Ukjent utgave «\(given)» i innstillingene.",
          mend: NearestWord.advice(given, among: known.map(\.id)))
      ])
      return [first]
    }
    guard let place = files.file("\(folder)/kommune.yaml"), let value = YamlMap(place).optional("utgave") else {
      return [first]
    }
    func edition(_ place: YamlNode) -> String {
      let text = place.text ?? ""
      if let edition = known.first(where: { $0.answers(to: text) }) { return edition.id }
      files.add([place.problem("Ukjent utgave «\(text)».", NearestWord.advice(text, among: known.map(\.id)))])
      return first.edition
    }
    guard let items = value.items else { return [EditionChoice(edition: edition(value), from: Day(ordinal: .min))] }
    return [first]
      + items.map { item in
        let map = YamlMap(item)
        let choice = EditionChoice(
          edition: map.required("bruk").map(edition) ?? first.edition, from: map.day("fra") ?? Day(ordinal: .max),
          decidedBy: map.text("bestemt av"), decided: map.day("bestemt"))
        files.add(map.finish())
        return choice
      }
  }
}

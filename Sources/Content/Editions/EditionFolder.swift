internal import CivilTime
internal import Guidance

/// One edition as its folder holds it: the edition file, and the norms that differ from the edition it builds on.
struct EditionFolder {
  static let fileName = "_utgave.yaml"

  let edition: Edition
  /// Where the edition file says each thing, for problems.
  let file: YamlNode
  let confirmed: [(id: String, place: YamlNode)]
  let retired: [(id: String, until: Day, place: YamlNode)]
  let differencePlaces: [YamlNode]
  var norms: [(norm: Norm, place: YamlNode)] = []

  /// Nil when the file has faults; they are kept in `problems`.
  init?(_ place: YamlNode, _ problems: inout [ContentProblem]) {
    let map = YamlMap(place)
    var differences: [EditionDifference] = []
    var places: [YamlNode] = []
    for item in map.optional("forskjeller")?.list ?? [] {
      differences.append(Self.difference(item, map))
      places.append(item)
    }
    edition = Edition(
      id: map.text("id"), formerIDs: map.texts("også kalt"), title: map.text("navn"), shortName: map.text("kort navn"),
      publisher: map.text("utgiver"), from: map.day("fra") ?? Day(ordinal: 0), basis: map.optionalText("bygger på"),
      status: map.choice("status", Edition.Status.allCases.map { ($0.rawValue, $0) }) ?? .draft,
      known: map.text("kjent"), differences: differences)
    confirmed = (map.optional("bekreftet")?.list ?? []).map { ($0.text ?? "", $0) }
    var retired: [(id: String, until: Day, place: YamlNode)] = []
    for item in map.optional("opphørt")?.list ?? [] {
      let inner = YamlMap(item)
      retired.append((inner.text("id"), inner.day("til") ?? Day(ordinal: 0), item))
      _ = inner.text("hvorfor")
      map.add(inner.finish())
    }
    self.retired = retired
    _ = map.optional("sist sjekket")
    (file, differencePlaces) = (place, places)
    let found = map.finish()
    problems += found
    guard found.isEmpty else { return nil }
  }

  private static func difference(_ item: YamlNode, _ map: YamlMap) -> EditionDifference {
    let inner = YamlMap(item)
    let rules = inner.texts("regel")
    let why = inner.optionalText("ingen regel")
    if rules.isEmpty, why == nil {
      inner.add(item.problem("Forskjellen har ingen regel.", "Skriv «regel: [nummer]», eller «ingen regel» med grunn."))
    }
    let difference = EditionDifference(
      id: inner.text("id"), touches: inner.texts("gjelder"), kind: inner.text("slag"), what: inner.text("hva"),
      norms: rules, whyNoRule: why, seenOn: inner.text("sett i"))
    map.add(inner.finish())
    return difference
  }
}

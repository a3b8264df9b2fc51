internal import Casework
internal import Guidance

/// Reads the national patient pathways: their steps, held against the words a record may use, and their times.
enum NationalPathwayReader {
  static func read(_ files: inout ContentFolder) -> [NationalPathway] {
    guard let place = files.file("pathways/nasjonale.yaml") else { return [] }
    let map = YamlMap(place)
    steps(map)
    let pathways = (map.required("nasjonale")?.list ?? []).map { item in
      let inner = YamlMap(item)
      let pathway = NationalPathway(
        id: inner.text("id"), name: inner.text("navn"), about: inner.text("beskrivelse"),
        pathways: Set(inner.texts("forløp").compactMap { Int($0) }),
        times: (inner.optional("tider")?.list ?? []).map { time($0, map) })
      for key in ["krav", "anker", "adresse"] { _ = inner.optional(key) }
      map.add(inner.finish())
      return pathway
    }
    for key in ["kilde", "sist sjekket"] { _ = map.optional(key) }
    files.add(map.finish())
    return pathways
  }

  private static func time(_ place: YamlNode, _ map: YamlMap) -> NationalPathway.Time {
    let inner = YamlMap(place)
    let time = NationalPathway.Time(
      span: inner.text("gjelder"), outpatient: inner.optionalText("poliklinikk"),
      inpatient: inner.optionalText("døgn"), edition: inner.text("utgave"), isConfirmed: inner.flag("bekreftet"))
    map.add(inner.finish())
    return time
  }

  /// The steps are permanent words of a record, so content and code must say the same ones in the same order.
  private static func steps(_ map: YamlMap) {
    guard let place = map.required("trinn") else { return }
    let names = place.list.map { item in
      let inner = YamlMap(item)
      let name = inner.text("navn")
      for key in ["krav", "anker", "linje", "hvem"] { _ = inner.optional(key) }
      map.add(inner.finish())
      return name
    }
    guard names != Fact.nationalSteps else { return }
    map.add(
      place.problem(
        "Trinnene er ikke de ti som en journal kan ha.", "Skriv: \(Fact.nationalSteps.joined(separator: ", "))."))
  }
}

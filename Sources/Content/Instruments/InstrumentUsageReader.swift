internal import Instruments

/// Who may use an instrument, on what terms, and where it is from.
extension InstrumentReader {
  mutating func licence(_ map: YamlMap) -> Licence {
    guard let place = map.required("lisens") else { return Licence(state: .scoreOnly, terms: "", source: "") }
    places[.licence] = place
    let inner = YamlMap(place)
    let licence = Licence(
      state: inner.choice("tilstand", InstrumentWords.licences) ?? .scoreOnly, terms: inner.text("vilkår"),
      source: inner.text("kilde"))
    map.add(inner.finish())
    return licence
  }

  func usage(_ map: YamlMap) -> Usage {
    Usage(
      purpose: map.choice("formål", InstrumentWords.purposes) ?? .mood,
      filledInBy: map.choice("fylles ut av", InstrumentWords.fillers) ?? .person,
      requirement: map.choice("krever", InstrumentWords.requirements) ?? .certificate,
      users: map.text("brukes av"), misuse: map.text("må ikke brukes til"), interval: map.optionalText("gjentas"),
      languages: map.texts("språk"))
  }

  func feedback(_ map: YamlMap) -> FeedbackRule? {
    guard let place = map.optional("tilbakemelding") else { return nil }
    let inner = YamlMap(place)
    let rule = FeedbackRule(low: inner.requiredNumber("til og med") ?? 0, fall: inner.requiredNumber("fall") ?? 1)
    if rule.fall < 1 { inner.add(place.problem("«fall» må være 1 eller mer.")) }
    map.add(inner.finish())
    return rule
  }

  func sources(_ map: YamlMap) -> [InstrumentSource] {
    (map.required("kilder")?.list ?? []).map { place in
      let inner = YamlMap(place)
      let source = InstrumentSource(
        id: inner.text("id"), citation: inner.text("tekst"),
        seen: inner.choice("sett", [("ja", true), ("nei", false)]) ?? false)
      map.add(inner.finish())
      return source
    }
  }
}

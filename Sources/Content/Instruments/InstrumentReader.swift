internal import CivilTime
internal import Instruments

/// Reads one `instrument.yaml`. See docs/instruments.md for its keys.
struct InstrumentReader {
  private var places: [Fault.Place: YamlNode] = [:]

  static func read(_ place: YamlNode) -> (instrument: Instrument?, problems: [ContentProblem]) {
    var reader = InstrumentReader()
    return reader.read(place)
  }

  private mutating func read(_ place: YamlNode) -> (Instrument?, [ContentProblem]) {
    let map = YamlMap(place)
    let scales = scales(map)
    let instrument = Instrument(
      id: map.text("id"), version: map.text("versjon"), name: map.text("navn"), fullName: map.text("fullt navn"),
      subject: map.text("om"), recallPeriod: map.text("tidsrom"), introduction: map.text("innledning"),
      minutes: map.requiredNumber("minutter") ?? 0,
      direction: map.choice("retning", InstrumentWords.directions) ?? .lowerIsBetter,
      wording: map.choice("ordlyd", InstrumentWords.wordings) ?? .own,
      items: items(map, scales), skips: skips(map), missing: missing(map), bandTables: bandTables(map),
      risks: risks(map), reliableChange: threshold("pålitelig endring", .reliableChange, map),
      clinicalCutOff: threshold("klinisk grense", .clinicalCutOff, map), licence: licence(map),
      users: map.text("brukes av"), misuse: map.text("må ikke brukes til"), sources: sources(map),
      lastChecked: map.day("sist sjekket") ?? .earliest)
    let problems = map.finish()
    if !problems.isEmpty { return (nil, problems) }
    let faults = instrument.faults.map { $0.problem(at: places[$0.place] ?? place, in: instrument) }
    return faults.isEmpty ? (instrument, []) : (nil, faults)
  }

  private func scales(_ map: YamlMap) -> [String: [AnswerOption]] {
    guard let place = map.required("svarskalaer") else { return [:] }
    let pairs = place.pairs ?? []
    if pairs.isEmpty { map.add(place.problem("Her skal det stå navn på svarskalaer, med verdier og svar under.")) }
    var scales: [String: [AnswerOption]] = [:]
    for (name, options) in pairs {
      if options.pairs == nil { map.add(options.problem("En svarskala er verdier med svar, som «0: aldri».")) }
      scales[name.text ?? ""] = (options.pairs ?? []).compactMap { value, label in
        guard let points = value.text.flatMap({ Int($0) }) else {
          map.add(value.problem("Verdien «\(value.text ?? "")» skal være et helt tall."))
          return nil
        }
        return AnswerOption(value: points, label: label.text ?? "")
      }
    }
    return scales
  }

  private mutating func items(_ map: YamlMap, _ scales: [String: [AnswerOption]]) -> [Item] {
    guard let list = map.required("spørsmål") else { return [] }
    places[.items] = list
    return list.list.enumerated().map { index, place in
      places[.item(index)] = place
      let inner = YamlMap(place)
      let scale = inner.choice("svar", scales.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      let item = Item(id: inner.text("id"), prompt: inner.text("tekst"), options: scale ?? [])
      map.add(inner.finish())
      return item
    }
  }

  private mutating func skips(_ map: YamlMap) -> [SkipRule] {
    (map.optional("hopp")?.list ?? []).enumerated().map { index, place in
      places[.skip(index)] = place
      let inner = YamlMap(place)
      let rule = SkipRule(
        items: inner.requiredTexts("når"), value: inner.requiredNumber("er") ?? 0, skipped: inner.requiredTexts("så"))
      map.add(inner.finish())
      return rule
    }
  }

  private mutating func missing(_ map: YamlMap) -> MissingRule {
    guard let place = map.required("mangler") else { return .noTotal }
    places[.missing] = place
    let inner = YamlMap(place)
    defer { map.add(inner.finish()) }
    switch inner.choice("regnes", InstrumentWords.missing) {
    case .proRated: return .proRated(atMost: inner.requiredNumber("høyst") ?? 1)
    case .noTotal, nil: return .noTotal
    }
  }

  private mutating func bandTables(_ map: YamlMap) -> [BandTable] {
    guard let list = map.optional("grenser") else { return [] }
    places[.bandTables] = list
    var tables: [BandTable] = []
    for (index, place) in list.list.enumerated() {
      places[.bandTable(index)] = place
      let inner = YamlMap(place)
      let sex = inner.choice("gjelder", InstrumentWords.sexes)
      let bands = (inner.required("områder")?.list ?? []).enumerated().compactMap { position, place in
        places[.band(table: index, band: position)] = place
        return band(place, inner)
      }
      map.add(inner.finish())
      tables.append(BandTable(sex: sex ?? nil, bands: bands))
    }
    return tables
  }

  private func band(_ place: YamlNode, _ map: YamlMap) -> Band? {
    let inner = YamlMap(place)
    let (from, to) = (inner.requiredNumber("fra"), inner.requiredNumber("til"))
    let (label, talkAbout) = (inner.text("navn"), inner.text("samtale"))
    defer { map.add(inner.finish()) }
    guard let from, let to else { return nil }
    guard from <= to else {
      inner.add(place.problem("Området går fra \(from) til \(to).", "«fra» må være minst og «til» størst."))
      return nil
    }
    return Band(range: from...to, label: label, talkAbout: talkAbout)
  }

  private mutating func risks(_ map: YamlMap) -> [RiskItem] {
    (map.optional("risiko")?.list ?? []).enumerated().map { index, place in
      places[.risk(index)] = place
      let inner = YamlMap(place)
      let topics = (inner.required("spør om")?.list ?? []).compactMap { word -> RiskTopic? in
        if let topic = RiskTopic(rawValue: word.text ?? "") { return topic }
        let advice = NearestWord.advice(word.text ?? "", among: RiskTopic.allCases.map(\.rawValue))
        inner.add(word.problem("Ukjent risiko «\(word.text ?? "")».", advice))
        return nil
      }
      let risk = RiskItem(item: inner.text("spørsmål"), threshold: inner.requiredNumber("fra") ?? 0, topics: topics)
      map.add(inner.finish())
      return risk
    }
  }

  private mutating func threshold(_ key: String, _ kind: Fault.Place, _ map: YamlMap) -> Threshold? {
    guard let place = map.optional(key) else { return nil }
    places[kind] = place
    let inner = YamlMap(place)
    let threshold = Threshold(points: inner.requiredNumber("poeng") ?? 0, source: inner.text("kilde"))
    map.add(inner.finish())
    return threshold
  }

  private func licence(_ map: YamlMap) -> Licence {
    guard let place = map.required("lisens") else { return Licence(state: .totalOnly, terms: "") }
    let inner = YamlMap(place)
    let licence = Licence(
      state: inner.choice("tilstand", InstrumentWords.licences) ?? .totalOnly, terms: inner.text("vilkår"))
    map.add(inner.finish())
    return licence
  }

  private func sources(_ map: YamlMap) -> [InstrumentSource] {
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

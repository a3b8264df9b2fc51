internal import CivilTime
internal import Instruments

/// Reads one `instrument.yaml`. See docs/instruments.md for its keys.
struct InstrumentReader {
  var places: [Fault.Place: YamlNode] = [:]

  static func read(_ place: YamlNode) -> (instrument: Instrument?, problems: [ContentProblem]) {
    var reader = InstrumentReader()
    return reader.read(place)
  }

  private mutating func read(_ place: YamlNode) -> (Instrument?, [ContentProblem]) {
    let map = YamlMap(place)
    let options = scales(map)
    let scale = scale(map)
    let wording = map.choice("ordlyd", InstrumentWords.wordings) ?? .own
    places[.wording] = map.optional("ordlyd")
    let items = items("spørsmål", map, options)
    let instrument = Instrument(
      id: map.text("id"), version: map.text("versjon"), name: map.text("navn"), fullName: map.text("fullt navn"),
      subject: map.text("om"), recallPeriod: map.text("tidsrom"),
      introduction: wording == .none ? map.optionalText("innledning") ?? "" : map.text("innledning"),
      minutes: map.requiredNumber("minutter") ?? 0,
      direction: map.choice("retning", InstrumentWords.directions) ?? .lowerIsBetter,
      loinc: map.optionalText("loinc"), wording: wording, items: items,
      asides: self.items("tilleggsspørsmål", map, options, after: items.count), scale: scale,
      subscales: subscales(map, scale), skips: skips(map), missing: missing(map, items),
      bandTables: bandTables(map, decimals: scale.decimals), risks: risks(map, decimals: scale.decimals),
      reliableChange: threshold("pålitelig endring", .reliableChange, map, scale),
      clinicalCutOff: threshold("klinisk grense", .clinicalCutOff, map, scale), feedback: feedback(map),
      licence: licence(map), usage: usage(map), sources: sources(map), lastChecked: map.day("sist sjekket") ?? .earliest
    )
    let problems = map.finish()
    if !problems.isEmpty { return (nil, problems) }
    let faults = instrument.faults.map { $0.problem(at: places[$0.place] ?? place, in: instrument) }
    return faults.isEmpty ? (instrument, []) : (nil, faults)
  }

  private func scales(_ map: YamlMap) -> [String: [AnswerOption]] {
    guard let place = map.optional("svarskalaer") else { return [:] }
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

  private mutating func items(
    _ key: String, _ map: YamlMap, _ scales: [String: [AnswerOption]], after first: Int = 0
  ) -> [Item] {
    guard let list = map.optional(key) else { return [] }
    if first == 0 { places[.items] = list }
    return list.list.enumerated().map { index, place in
      places[.item(first + index)] = place
      let inner = YamlMap(place)
      let scale = inner.choice("svar", scales.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      let item = Item(
        id: inner.text("id"), prompt: inner.optionalText("tekst") ?? "", options: scale ?? [],
        isReversed: inner.flag("snus"), countsFrom: inner.number("teller fra") ?? 1,
        loinc: inner.optionalText("loinc"))
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

  private mutating func missing(_ map: YamlMap, _ items: [Item]) -> MissingRule {
    guard let place = items.isEmpty ? map.optional("mangler") : map.required("mangler") else { return .noTotal }
    places[.missing] = place
    let inner = YamlMap(place)
    defer { map.add(inner.finish()) }
    switch inner.choice("regnes", InstrumentWords.missing) {
    case .proRated: return .proRated(atMost: inner.requiredNumber("høyst") ?? 1)
    case .noTotal, nil: return .noTotal
    }
  }

  private mutating func risks(_ map: YamlMap, decimals: Int) -> [RiskItem] {
    (map.optional("risiko")?.list ?? []).enumerated().map { index, place in
      places[.risk(index)] = place
      let inner = YamlMap(place)
      let topics = (inner.required("spør om")?.list ?? []).compactMap { word -> RiskTopic? in
        if let topic = RiskTopic(rawValue: word.text ?? "") { return topic }
        let advice = NearestWord.advice(word.text ?? "", among: RiskTopic.allCases.map(\.rawValue))
        inner.add(word.problem("Ukjent risiko «\(word.text ?? "")».", advice))
        return nil
      }
      let item = inner.text("spørsmål")
      let threshold = inner.score("fra", decimals: item == RiskItem.total ? decimals : 0)
      let risk = RiskItem(item: item, threshold: threshold ?? 0, topics: topics)
      map.add(inner.finish())
      return risk
    }
  }
}

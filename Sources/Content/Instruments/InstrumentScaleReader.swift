internal import Instruments

/// How an instrument is counted: its number, its subscales and its limits.
extension InstrumentReader {
  mutating func scale(_ map: YamlMap) -> Scale {
    guard let place = map.optional("skår") else { return Scale() }
    places[.scale] = place
    let inner = YamlMap(place)
    defer { map.add(inner.finish()) }
    return scale(inner, else: Scale())
  }

  /// - Parameter whole: what holds for the whole instrument, and for a subscale that says nothing else.
  private func scale(_ map: YamlMap, else whole: Scale) -> Scale {
    let method = map.choice("regnes", InstrumentWords.methods, else: whole.method)
    let factor = map.number("ganges med") ?? whole.factor
    let decimals = map.number("desimaler") ?? whole.decimals
    if factor < 1 { map.add(map.place.problem("«ganges med» må være 1 eller mer.")) }
    if !(0...3).contains(decimals) { map.add(map.place.problem("«desimaler» kan være fra 0 til 3.")) }
    let places = min(max(decimals, 0), 3)
    var entered: ClosedRange<Int>?
    if map.optional("fra") != nil || map.optional("til") != nil {
      let (from, to) = (map.score("fra", decimals: places), map.score("til", decimals: places))
      if let from, let to {
        if from < to { entered = from...to } else { map.add(map.place.problem("«fra» må være mindre enn «til».")) }
      }
    }
    return Scale(method, factor: max(1, factor), decimals: places, entered: entered)
  }

  mutating func subscales(_ map: YamlMap, _ whole: Scale) -> [Subscale] {
    var subscales: [Subscale] = []
    for (index, place) in (map.optional("delskårer")?.list ?? []).enumerated() {
      places[.subscale(index)] = place
      let inner = YamlMap(place)
      let scale = scale(inner, else: Scale(whole.method, factor: whole.factor, decimals: whole.decimals))
      let tables = bandTables(inner, decimals: scale.decimals, subscale: index)
      subscales.append(
        Subscale(
          id: inner.text("id"), name: inner.text("navn"), scale: scale, items: inner.texts("spørsmål"),
          bandTables: tables))
      map.add(inner.finish())
    }
    return subscales
  }

  mutating func bandTables(_ map: YamlMap, decimals: Int, subscale: Int? = nil) -> [BandTable] {
    guard let list = map.optional("grenser") else { return [] }
    places[.bandTables(subscale: subscale)] = list
    var tables: [BandTable] = []
    for (index, place) in list.list.enumerated() {
      places[.bandTable(index, subscale: subscale)] = place
      let inner = YamlMap(place)
      let sex = inner.choice("gjelder", InstrumentWords.sexes)
      let ages = ages(inner)
      let bands = (inner.required("områder")?.list ?? []).enumerated().compactMap { position, place in
        places[.band(table: index, band: position, subscale: subscale)] = place
        return band(place, inner, decimals)
      }
      tables.append(
        BandTable(BandGroup(sex: sex ?? nil, ages: ages), source: inner.text("kilde"), bands: bands))
      map.add(inner.finish())
    }
    return tables
  }

  private func ages(_ map: YamlMap) -> ClosedRange<Int>? {
    guard let place = map.optional("alder") else { return nil }
    let inner = YamlMap(place)
    defer { map.add(inner.finish()) }
    let all = BandGroup.allAges
    let (from, to) = (inner.number("fra") ?? all.lowerBound, inner.number("til") ?? all.upperBound)
    guard from <= to, all.contains(from), all.contains(to) else {
      inner.add(place.problem("Alderen går fra \(from) til \(to).", "Skriv «fra», «til» eller begge, i hele år."))
      return nil
    }
    return from...to
  }

  private func band(_ place: YamlNode, _ map: YamlMap, _ decimals: Int) -> Band? {
    let inner = YamlMap(place)
    let (from, to) = (inner.score("fra", decimals: decimals), inner.score("til", decimals: decimals))
    let (label, talkAbout) = (inner.text("navn"), inner.text("samtale"))
    defer { map.add(inner.finish()) }
    guard let from, let to else { return nil }
    guard from <= to else {
      let (low, high) = (from.written(decimals: decimals), to.written(decimals: decimals))
      inner.add(place.problem("Området går fra \(low) til \(high).", "«fra» må være minst og «til» størst."))
      return nil
    }
    return Band(range: from...to, label: label, talkAbout: talkAbout, decimals: decimals)
  }

  mutating func threshold(_ key: String, _ kind: Fault.Place, _ map: YamlMap, _ scale: Scale) -> Threshold? {
    guard let place = map.optional(key) else { return nil }
    places[kind] = place
    let inner = YamlMap(place)
    let threshold = Threshold(points: inner.score("poeng", decimals: scale.decimals) ?? 0, source: inner.text("kilde"))
    map.add(inner.finish())
    return threshold
  }
}

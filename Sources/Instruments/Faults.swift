extension Instrument {
  /// Everything that does not hang together, in the order of the definition; empty for a sound instrument.
  public var faults: [Fault] {
    itemFaults + wordingFaults + scaleFaults + skipFaults + missingFaults + bandFaults + riskFaults
      + thresholdFaults + licenceFaults
  }

  private var itemFaults: [Fault] {
    let all = items + asides
    var faults = Self.repeated(all.map(\.id)).map { Fault(place: .item($0), kind: .twice(all[$0].id)) }
    for (index, item) in all.enumerated() {
      if item.options.count < 2 { faults.append(Fault(place: .item(index), kind: .empty)) }
      for option in Self.repeated(item.options.map(\.value)) {
        let value = String(item.options[option].value)
        faults.append(Fault(place: .option(item: index, option: option), kind: .twice(value)))
      }
    }
    return faults
  }

  private var wordingFaults: [Fault] {
    if licence.state == .scoreOnly, !items.isEmpty { return [Fault(place: .items, kind: .wordsNotAllowed)] }
    if licence.state == .permission, wording == .own { return [Fault(place: .wording, kind: .wordsNotAllowed)] }
    if items.isEmpty, wording != .none { return [Fault(place: .items, kind: .empty)] }
    return items.indices.filter { items[$0].prompt.isEmpty != (wording == .none) }.map {
      Fault(place: .item($0), kind: .promptMismatch)
    }
  }

  private var scaleFaults: [Fault] {
    var faults: [Fault] = []
    if needsRange(scale, items) != (scale.entered != nil) { faults.append(Fault(place: .scale, kind: .enteredRange)) }
    for index in Self.repeated(subscales.map(\.id)) {
      faults.append(Fault(place: .subscale(index), kind: .twice(subscales[index].id)))
    }
    for (index, subscale) in subscales.enumerated() {
      faults += subscale.items.filter { item($0) == nil }.map {
        Fault(place: .subscale(index), kind: .unknownItem($0))
      }
      if needsRange(subscale.scale, items(of: subscale)) != (subscale.scale.entered != nil) {
        faults.append(Fault(place: .subscale(index), kind: .enteredRange))
      }
    }
    return faults
  }

  private func needsRange(_ scale: Scale, _ items: [Item]) -> Bool { items.isEmpty && scale.method != .words }

  private var skipFaults: [Fault] {
    skips.enumerated().flatMap { index, rule in
      (rule.items + rule.skipped).filter { item($0) == nil }.map { Fault(place: .skip(index), kind: .unknownItem($0)) }
        + rule.items.compactMap(item).filter { $0.option(rule.value) == nil }.map {
          Fault(place: .skip(index), kind: .outside(rule.value, allowed: $0.range))
        }
    }
  }

  private var missingFaults: [Fault] {
    guard case .proRated(let most) = missing, !items.isEmpty else { return [] }
    if scale.method != .sum, scale.method != .mean { return [Fault(place: .missing, kind: .cannotProRate)] }
    guard !(1..<items.count).contains(most) else { return [] }
    return [Fault(place: .missing, kind: .outside(most, allowed: 1...max(1, items.count - 1)))]
  }

  private var riskFaults: [Fault] {
    risks.enumerated().flatMap { index, risk -> [Fault] in
      let known = risk.item == RiskItem.total && hasTotal ? range : question(risk.item)?.range
      guard let known else { return [Fault(place: .risk(index), kind: .unknownItem(risk.item))] }
      var faults: [Fault] = []
      if !known.contains(risk.threshold) {
        faults.append(Fault(place: .risk(index), kind: .outside(risk.threshold, allowed: known)))
      }
      if risk.topics.isEmpty { faults.append(Fault(place: .risk(index), kind: .empty)) }
      return faults
    }
  }

  private var thresholdFaults: [Fault] {
    let span = range.upperBound - range.lowerBound
    let limits: [(Fault.Place, Threshold?, ClosedRange<Int>)] = [
      (.reliableChange, reliableChange, 1...max(1, span)),
      (.clinicalCutOff, clinicalCutOff, range),
    ]
    return limits.flatMap { place, threshold, allowed -> [Fault] in
      guard let threshold else { return [] }
      var faults: [Fault] = []
      if !allowed.contains(threshold.points) {
        faults.append(
          Fault(place: place, kind: .outside(threshold.points, allowed: allowed, decimals: scale.decimals)))
      }
      if source(threshold.source) == nil { faults.append(Fault(place: place, kind: .unknownSource(threshold.source))) }
      return faults
    }
  }

  private var licenceFaults: [Fault] {
    source(licence.source) == nil ? [Fault(place: .licence, kind: .unknownSource(licence.source))] : []
  }

  static func repeated<Value: Hashable>(_ values: [Value]) -> [Int] {
    var seen: Set<Value> = []
    return values.indices.filter { !seen.insert(values[$0]).inserted }
  }
}

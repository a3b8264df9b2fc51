extension Instrument {
  /// Scores answers by item id; questions beside the items may be among them.
  ///
  /// - Parameters:
  ///   - sex: for the instruments whose source has a limit for each; unknown shows both.
  ///   - age: in full years, likewise.
  public func score(_ answers: [String: Int], sex: Sex? = nil, age: Int? = nil) throws(ScoreError) -> Score {
    try check(answers)
    let skipped = skippedItems(answers)
    let missing = items.map(\.id).filter { answers[$0] == nil && !skipped.contains($0) }
    let possible = possible(answers, skipped)
    let total = hasTotal && !items.isEmpty ? total(answers, missing: missing.count, within: range) : nil
    let noReading: Reading.NoReading =
      items.isEmpty || !hasTotal ? .noTotal : .missing(count: missing.count, allowed: self.missing.allowed)
    let risks = risks(inTotal: false)
    return Score(
      instrument: id, version: version, total: total, isProRated: total != nil && !missing.isEmpty, possible: possible,
      missing: missing, skipped: skipped,
      reading: total.map { bandTables.reading(of: $0, sex: sex, age: age) } ?? .none(noReading),
      subscales: subscales.compactMap { subscale in
        number(of: subscale, answers, skipped).map {
          SubscaleScore(id: subscale.id, number: $0, reading: subscale.bandTables.reading(of: $0, sex: sex, age: age))
        }
      },
      risks: risks.asking(answers, total: total), risksUnanswered: risks.unanswered(answers, total: total))
  }

  /// Scores a total from a form that was filled in elsewhere. What the single answers were is not known, so every risk
  /// that the total hides is left to be asked about, unless the question beside it is answered.
  ///
  /// - Parameter subscales: the numbers of the subscales that are known, by id.
  public func score(
    total: Int?, subscales entered: [String: Int] = [:], asides answers: [String: Int] = [:], sex: Sex? = nil,
    age: Int? = nil
  ) throws(ScoreError) -> Score {
    try check(answers)
    if let total, !hasTotal || !range.contains(total) {
      throw .outsideRange(total, range: range, decimals: scale.decimals)
    }
    if let unknown = entered.keys.filter({ subscale($0) == nil }).min() { throw .unknownSubscale(unknown) }
    for subscale in subscales {
      let range = range(of: subscale)
      guard let number = entered[subscale.id], !range.contains(number) else { continue }
      throw .outsideRange(number, range: range, subscale: subscale.name, decimals: subscale.scale.decimals)
    }
    let risks = risks(inTotal: true)
    return Score(
      instrument: id, version: version, total: total, isProRated: false, possible: total.map { $0...$0 } ?? range,
      missing: [], skipped: [],
      reading: total.map { bandTables.reading(of: $0, sex: sex, age: age) } ?? .none(.noTotal),
      subscales: subscales.compactMap { subscale in
        entered[subscale.id].map {
          SubscaleScore(id: subscale.id, number: $0, reading: subscale.bandTables.reading(of: $0, sex: sex, age: age))
        }
      },
      risks: risks.asking(answers, total: total), risksUnanswered: risks.unanswered(answers, total: total))
  }

  /// The risks that can be seen in the answers, or those that have to be asked about when only a total is known.
  public func risks(inTotal: Bool) -> [RiskItem] {
    let beside = risks.filter { risk in asides.contains { $0.id == risk.item } }
    return risks.filter { risk in
      if risk.item == RiskItem.total { return true }
      return inTotal && !beside.isEmpty || !inTotal && items.isEmpty ? beside.contains(risk) : !beside.contains(risk)
    }
  }

  private func check(_ answers: [String: Int]) throws(ScoreError) {
    if let unknown = answers.keys.filter({ question($0) == nil }).min() { throw .unknownItem(unknown) }
    for item in items + asides {
      guard let value = answers[item.id], item.option(value) == nil else { continue }
      throw .valueNotAllowed(item: item.id, value: value, allowed: item.options.map(\.value))
    }
  }

  private func skippedItems(_ answers: [String: Int]) -> [String] {
    let fulfilled = skips.filter { rule in rule.items.allSatisfy { answers[$0] == rule.value } }
    return items.map(\.id).filter { id in answers[id] == nil && fulfilled.contains { $0.skipped.contains(id) } }
  }

  private func possible(_ answers: [String: Int], _ skipped: [String]) -> ClosedRange<Int> {
    let each = items.map { item -> ClosedRange<Int> in
      if let value = answers[item.id] {
        let counted = scale.contribution(of: value, to: item)
        return counted...counted
      }
      return skipped.contains(item.id) ? 0...0 : scale.contributions(of: item)
    }
    return scale.number(each.map(\.lowerBound))...scale.number(each.map(\.upperBound))
  }

  private func total(_ answers: [String: Int], missing count: Int, within range: ClosedRange<Int>) -> Int? {
    let counted = items.compactMap { item in answers[item.id].map { scale.contribution(of: $0, to: item) } }
    let answered = items.count - count
    // Items that need no answer count as 0, and are as good as answered.
    let all = counted + Array(repeating: 0, count: answered - counted.count)
    if count == 0 { return scale.number(all) }
    guard case .proRated(let most) = missing, count <= most, answered > 0 else { return nil }
    let sum = scale.unit * all.reduce(0, +)
    let number = scale.method == .mean ? sum.divided(by: answered) : (sum * items.count).divided(by: answered)
    return min(max(number, range.lowerBound), range.upperBound)
  }

  private func number(of subscale: Subscale, _ answers: [String: Int], _ skipped: [String]) -> Int? {
    let items = items(of: subscale)
    let counted = items.compactMap { item -> Int? in
      if let value = answers[item.id] { return subscale.scale.contribution(of: value, to: item) }
      return skipped.contains(item.id) ? 0 : nil
    }
    return items.isEmpty || counted.count < items.count ? nil : subscale.scale.number(counted)
  }
}

extension [RiskItem] {
  /// Those whose answer is so high that it asks.
  public func asking(_ answers: [String: Int], total: Int?) -> [RiskItem] {
    filter { risk in
      let value = risk.item == RiskItem.total ? total : answers[risk.item]
      return value.map { $0 >= risk.threshold } ?? false
    }
  }

  /// Those that nobody knows the answer to.
  public func unanswered(_ answers: [String: Int], total: Int?) -> [RiskItem] {
    filter { ($0.item == RiskItem.total ? total : answers[$0.item]) == nil }
  }
}

extension [BandTable] {
  /// Where a number lies for somebody; where the limits differ and it is not known which apply, in each that may.
  public func reading(of number: Int, sex: Sex?, age: Int?) -> Reading {
    let bands = filter { $0.group.mayHold(sex, age) }.compactMap { table in
      table.band(of: number).map { Reading.GroupBand(group: table.group, band: $0) }
    }
    guard let first = bands.first else { return .none(.noBands) }
    return bands.count == 1 ? .band(first.band) : .byGroup(bands)
  }
}

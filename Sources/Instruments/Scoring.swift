extension Instrument {
  /// Scores answers by item id.
  ///
  /// - Parameter sex: for the instruments whose source has a limit for each; unknown shows both.
  public func score(_ answers: [String: Int], sex: Sex? = nil) throws(ScoreError) -> Score {
    try check(answers)
    let skipped = skippedItems(answers)
    var sum = 0
    var possible = (low: 0, high: 0)
    var missing: [String] = []
    for item in items {
      if let value = answers[item.id] {
        sum += value
      } else if !skipped.contains(item.id) {
        missing.append(item.id)
        possible.low += item.range.lowerBound
        possible.high += item.range.upperBound
      }
    }
    let range = (sum + possible.low)...(sum + possible.high)
    let total = total(sum: sum, missing: missing.count, within: range)
    return Score(
      instrument: id, version: version, total: total, isProRated: total != nil && !missing.isEmpty, possible: range,
      missing: missing, skipped: skipped,
      reading: total.map { reading(of: $0, sex: sex) }
        ?? .none(.missing(count: missing.count, allowed: self.missing.allowed)),
      risks: risks.filter { risk in answers[risk.item].map { $0 >= risk.threshold } ?? false },
      risksUnanswered: risks.filter { answers[$0.item] == nil })
  }

  /// Scores a total from a form that was filled in elsewhere. What the single answers were is not known, so every risk
  /// item is left to be asked about.
  public func score(total: Int, sex: Sex? = nil) throws(ScoreError) -> Score {
    guard range.contains(total) else { throw .totalOutsideRange(total: total, range: range) }
    return Score(
      instrument: id, version: version, total: total, isProRated: false, possible: total...total, missing: [],
      skipped: [], reading: reading(of: total, sex: sex), risks: [], risksUnanswered: risks)
  }

  private func check(_ answers: [String: Int]) throws(ScoreError) {
    if let unknown = answers.keys.filter({ item($0) == nil }).min() { throw .unknownItem(unknown) }
    for item in items {
      guard let value = answers[item.id], item.option(value) == nil else { continue }
      throw .valueNotAllowed(item: item.id, value: value, allowed: item.options.map(\.value))
    }
  }

  private func skippedItems(_ answers: [String: Int]) -> [String] {
    let fulfilled = skips.filter { rule in rule.items.allSatisfy { answers[$0] == rule.value } }
    return items.map(\.id).filter { id in answers[id] == nil && fulfilled.contains { $0.skipped.contains(id) } }
  }

  private func total(sum: Int, missing count: Int, within range: ClosedRange<Int>) -> Int? {
    if count == 0 { return sum }
    let answered = items.count - count
    guard case .proRated(let most) = missing, count <= most, answered > 0 else { return nil }
    let proRated = (2 * sum * items.count + answered).flooredHalf(of: answered)
    return min(max(proRated, range.lowerBound), range.upperBound)
  }

  private func reading(of total: Int, sex: Sex?) -> Reading {
    if let table = bandTables.first(where: { $0.sex == nil }) {
      return table.band(of: total).map(Reading.band) ?? .none(.noBands)
    }
    if let sex, let band = bandTables.first(where: { $0.sex == sex })?.band(of: total) { return .band(band) }
    let bands = bandTables.compactMap { table in
      table.sex.flatMap { sex in table.band(of: total).map { Reading.SexBand(sex: sex, band: $0) } }
    }
    return bands.isEmpty ? .none(.noBands) : .bySex(bands)
  }
}

extension Int {
  /// This number divided by twice the other, downwards: the last step of rounding half up.
  fileprivate func flooredHalf(of divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: 2 * divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

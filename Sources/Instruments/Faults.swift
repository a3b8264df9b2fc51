/// Something in a definition that does not hang together.
public struct Fault: Hashable, Sendable {
  /// Where in the definition.
  public let place: Place
  public let kind: Kind

  public init(place: Place, kind: Kind) {
    (self.place, self.kind) = (place, kind)
  }

  /// A part of the definition, by its position from 0.
  public enum Place: Hashable, Sendable {
    case items
    case item(Int)
    case option(item: Int, option: Int)
    case skip(Int)
    case missing
    case bandTables
    case bandTable(Int)
    case band(table: Int, band: Int)
    case risk(Int)
    case reliableChange
    case clinicalCutOff
  }

  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// There is nothing where there must be something.
    case empty
    /// The same id, value or sex stands there before.
    case twice(String)
    /// No item has this id.
    case unknownItem(String)
    /// No source has this id.
    case unknownSource(String)
    /// The number lies outside what is possible here.
    case outside(Int, allowed: ClosedRange<Int>)
    /// The band should begin at this total, so that none is left out or counted twice.
    case shouldBegin(at: Int)
    /// The last band should end at this total.
    case shouldEnd(at: Int)
    /// Limits for one sex need limits for the other, and limits for all stand alone.
    case sexesIncomplete
  }
}

extension Instrument {
  /// Everything that does not hang together, in the order of the definition; empty for a sound instrument.
  public var faults: [Fault] {
    itemFaults + skipFaults + missingFaults + bandFaults + riskFaults + thresholdFaults
  }

  private var itemFaults: [Fault] {
    if items.isEmpty { return [Fault(place: .items, kind: .empty)] }
    var faults = Self.repeated(items.map(\.id)).map { Fault(place: .item($0), kind: .twice(items[$0].id)) }
    for (index, item) in items.enumerated() {
      if item.options.count < 2 { faults.append(Fault(place: .item(index), kind: .empty)) }
      for option in Self.repeated(item.options.map(\.value)) {
        let value = String(item.options[option].value)
        faults.append(Fault(place: .option(item: index, option: option), kind: .twice(value)))
      }
    }
    return faults
  }

  private var skipFaults: [Fault] {
    skips.enumerated().flatMap { index, rule in
      (rule.items + rule.skipped).filter { item($0) == nil }.map { Fault(place: .skip(index), kind: .unknownItem($0)) }
        + rule.items.compactMap(item).filter { $0.option(rule.value) == nil }.map {
          Fault(place: .skip(index), kind: .outside(rule.value, allowed: $0.range))
        }
    }
  }

  private var missingFaults: [Fault] {
    guard case .proRated(let most) = missing, !items.isEmpty, !(1..<items.count).contains(most) else { return [] }
    return [Fault(place: .missing, kind: .outside(most, allowed: 1...max(1, items.count - 1)))]
  }

  private var bandFaults: [Fault] {
    var faults = Self.repeated(bandTables.map(\.sex)).map {
      Fault(place: .bandTable($0), kind: .twice(bandTables[$0].sex?.norwegian ?? "alle"))
    }
    let sexes = Set(bandTables.map(\.sex))
    if !sexes.isEmpty, sexes != [nil], sexes != Set(Sex.allCases.map(Optional.some)) {
      faults.append(Fault(place: .bandTables, kind: .sexesIncomplete))
    }
    for (index, table) in bandTables.enumerated() {
      var begin = range.lowerBound
      for (position, band) in table.bands.enumerated() {
        if band.range.lowerBound != begin {
          faults.append(Fault(place: .band(table: index, band: position), kind: .shouldBegin(at: begin)))
        }
        begin = band.range.upperBound + 1
      }
      if table.bands.isEmpty {
        faults.append(Fault(place: .bandTable(index), kind: .empty))
      } else if begin != range.upperBound + 1 {
        let last = Fault.Place.band(table: index, band: table.bands.count - 1)
        faults.append(Fault(place: last, kind: .shouldEnd(at: range.upperBound)))
      }
    }
    return faults
  }

  private var riskFaults: [Fault] {
    risks.enumerated().flatMap { index, risk -> [Fault] in
      guard let item = item(risk.item) else { return [Fault(place: .risk(index), kind: .unknownItem(risk.item))] }
      var faults: [Fault] = []
      if !item.range.contains(risk.threshold) {
        faults.append(Fault(place: .risk(index), kind: .outside(risk.threshold, allowed: item.range)))
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
        faults.append(Fault(place: place, kind: .outside(threshold.points, allowed: allowed)))
      }
      if !sources.contains(where: { $0.id == threshold.source }) {
        faults.append(Fault(place: place, kind: .unknownSource(threshold.source)))
      }
      return faults
    }
  }

  private static func repeated<Value: Hashable>(_ values: [Value]) -> [Int] {
    var seen: Set<Value> = []
    return values.indices.filter { !seen.insert(values[$0]).inserted }
  }
}

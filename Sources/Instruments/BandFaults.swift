extension Instrument {
  /// What is wrong with the limits of the total and of each subscale.
  var bandFaults: [Fault] {
    faults(of: bandTables, within: range, decimals: scale.decimals, subscale: nil)
      + subscales.enumerated().flatMap { index, subscale in
        faults(
          of: subscale.bandTables, within: range(of: subscale), decimals: subscale.scale.decimals, subscale: index)
      }
  }

  private func faults(
    of tables: [BandTable], within range: ClosedRange<Int>, decimals: Int, subscale: Int?
  ) -> [Fault] {
    guard !tables.isEmpty else { return [] }
    var faults: [Fault] = []
    if !everybodyIsInOne(of: tables) {
      faults.append(Fault(place: .bandTables(subscale: subscale), kind: .groupsIncomplete))
    }
    for (index, table) in tables.enumerated() {
      if source(table.source) == nil {
        faults.append(Fault(place: .bandTable(index, subscale: subscale), kind: .unknownSource(table.source)))
      }
      var begin = range.lowerBound
      for (position, band) in table.bands.enumerated() {
        if band.range.lowerBound != begin {
          let place = Fault.Place.band(table: index, band: position, subscale: subscale)
          faults.append(Fault(place: place, kind: .shouldBegin(at: begin, decimals: decimals)))
        }
        begin = band.range.upperBound + 1
      }
      if table.bands.isEmpty {
        faults.append(Fault(place: .bandTable(index, subscale: subscale), kind: .empty))
      } else if begin != range.upperBound + 1 {
        let last = Fault.Place.band(table: index, band: table.bands.count - 1, subscale: subscale)
        faults.append(Fault(place: last, kind: .shouldEnd(at: range.upperBound, decimals: decimals)))
      }
    }
    return faults
  }

  private func everybodyIsInOne(of tables: [BandTable]) -> Bool {
    Sex.allCases.allSatisfy { sex in
      BandGroup.allAges.allSatisfy { age in tables.count { $0.group.mayHold(sex, age) } == 1 }
    }
  }
}

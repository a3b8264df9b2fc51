import Instruments
import Testing

@Suite("A definition that does not hang together says where")
struct FaultTests {
  private static func table(_ ranges: ClosedRange<Int>...) -> [BandTable] {
    [BandTable(source: "s", bands: ranges.map { Band(range: $0, label: "\($0)") })]
  }

  @Test("A sound definition has no fault")
  func sound() {
    #expect(Instrument.example().faults.isEmpty)
    #expect(Instrument.example(missing: .proRated(atMost: 3), tables: Instrument.separateTables).faults.isEmpty)
  }

  @Test("A total in no band, or in two, is found")
  func bands() {
    #expect(
      Instrument.example(tables: Self.table(0...3, 5...12)).faults
        == [Fault(place: .band(table: 0, band: 1), kind: .shouldBegin(at: 4))])
    #expect(
      Instrument.example(tables: Self.table(0...4, 4...12)).faults
        == [Fault(place: .band(table: 0, band: 1), kind: .shouldBegin(at: 5))])
    #expect(
      Instrument.example(tables: Self.table(1...4, 5...11)).faults == [
        Fault(place: .band(table: 0, band: 0), kind: .shouldBegin(at: 0)),
        Fault(place: .band(table: 0, band: 1), kind: .shouldEnd(at: 12)),
      ])
  }

  @Test("Limits for one sex alone are found")
  func sexes() {
    #expect(
      Instrument.example(tables: [Instrument.separateTables[0]]).faults
        == [Fault(place: .bandTables(), kind: .groupsIncomplete)])
    #expect(
      Instrument.example(tables: Instrument.separateTables + Self.table(0...12)).faults
        == [Fault(place: .bandTables(), kind: .groupsIncomplete)])
  }

  @Test("Rules about items and sources that are not there are found, all at once")
  func references() {
    let instrument = Instrument.example(
      missing: .proRated(atMost: 4), skips: [SkipRule(items: ["1"], value: 9, skipped: ["7"])],
      reliableChange: Threshold(points: 0, source: "t"), clinicalCutOff: Threshold(points: 13, source: "s"),
      risks: [RiskItem(item: "8", threshold: 1, topics: [.suicide]), RiskItem(item: "4", threshold: 4, topics: [])])
    #expect(
      instrument.faults == [
        Fault(place: .skip(0), kind: .unknownItem("7")), Fault(place: .skip(0), kind: .outside(9, allowed: 0...3)),
        Fault(place: .missing, kind: .outside(4, allowed: 1...3)),
        Fault(place: .risk(0), kind: .unknownItem("8")), Fault(place: .risk(1), kind: .outside(4, allowed: 0...3)),
        Fault(place: .risk(1), kind: .empty),
        Fault(place: .reliableChange, kind: .outside(0, allowed: 1...12)),
        Fault(place: .reliableChange, kind: .unknownSource("t")),
        Fault(place: .clinicalCutOff, kind: .outside(13, allowed: 0...12)),
      ])
  }
}

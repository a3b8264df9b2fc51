import CivilTime
import Instruments

extension Instrument {
  /// Four items of 0–3 with limits at 4 and 8, for tests that need an instrument of known shape.
  static func example(
    items: Int = 4, missing: MissingRule = .noTotal, skips: [SkipRule] = [], tables: [BandTable]? = nil,
    direction: Direction = .lowerIsBetter, reliableChange: Threshold? = Threshold(points: 3, source: "s"),
    clinicalCutOff: Threshold? = Threshold(points: 8, source: "s"),
    risks: [RiskItem] = [RiskItem(item: "4", threshold: 1, topics: [.suicide])]
  ) -> Instrument {
    let options = (0...3).map { AnswerOption(value: $0, label: "svar \($0)") }
    return Instrument(
      id: "example", version: "1", name: "EX", fullName: "Example", subject: "noe", recallPeriod: "nå",
      introduction: "", minutes: 1, direction: direction, wording: .own,
      items: (1...items).map { Item(id: "\($0)", prompt: "spørsmål \($0)", options: options) },
      skips: skips, missing: missing,
      bandTables: tables ?? [
        BandTable(
          sex: nil,
          bands: [
            Band(range: 0...3, label: "lav"), Band(range: 4...7, label: "midt"), Band(range: 8...12, label: "høy"),
          ])
      ],
      risks: risks, reliableChange: reliableChange, clinicalCutOff: clinicalCutOff,
      licence: Licence(state: .free, terms: ""), users: "", misuse: "",
      sources: [InstrumentSource(id: "s", citation: "Source", seen: true)], lastChecked: Day(ordinal: 20_780))
  }

  static let separateTables = [
    BandTable(sex: .female, bands: [Band(range: 0...1, label: "under"), Band(range: 2...12, label: "over")]),
    BandTable(sex: .male, bands: [Band(range: 0...5, label: "under"), Band(range: 6...12, label: "over")]),
  ]
}

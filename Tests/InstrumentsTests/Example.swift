import CivilTime
import Instruments

extension Instrument {
  /// Four items of 0–3 with limits at 4 and 8, for tests that need an instrument of known shape.
  static func example(
    items: Int = 4, missing: MissingRule = .noTotal, skips: [SkipRule] = [], tables: [BandTable]? = nil,
    direction: Direction = .lowerIsBetter, reliableChange: Threshold? = Threshold(points: 3, source: "s"),
    clinicalCutOff: Threshold? = Threshold(points: 8, source: "s"),
    risks: [RiskItem] = [RiskItem(item: "4", threshold: 1, topics: [.suicide])], asides: [Item] = [],
    scale: Scale = Scale(), subscales: [Subscale] = [], reversed: Set<String> = [], wording: Wording = .own,
    licence: Licence.State = .free, requirement: Usage.Requirement = .none,
    feedback: FeedbackRule? = nil
  ) -> Instrument {
    let options = (0...3).map { AnswerOption(value: $0, label: "svar \($0)") }
    return Instrument(
      id: "example", version: "1", name: "EX", fullName: "Example", subject: "noe", recallPeriod: "nå",
      introduction: "", minutes: 1, direction: direction, wording: wording,
      items: items == 0
        ? []
        : (1...items).map {
          Item(
            id: "\($0)", prompt: wording == .none ? "" : "spørsmål \($0)", options: options,
            isReversed: reversed.contains("\($0)"), countsFrom: 2, loinc: "000\($0)-0")
        }, asides: asides, scale: scale, subscales: subscales,
      skips: skips, missing: missing,
      bandTables: tables ?? [
        BandTable(
          source: "s",
          bands: [
            Band(range: 0...3, label: "lav"), Band(range: 4...7, label: "midt"), Band(range: 8...12, label: "høy"),
          ])
      ],
      risks: risks, reliableChange: reliableChange, clinicalCutOff: clinicalCutOff, feedback: feedback,
      licence: Licence(state: licence, terms: "", source: "s"),
      usage: Usage(purpose: .mood, requirement: requirement, users: "", misuse: ""),
      sources: [InstrumentSource(id: "s", citation: "Source", seen: true)], lastChecked: Day(ordinal: 20_780))
  }

  static let separateTables = [
    BandTable(
      BandGroup(sex: .female), source: "s",
      bands: [Band(range: 0...1, label: "under"), Band(range: 2...12, label: "over")]),
    BandTable(
      BandGroup(sex: .male), source: "s",
      bands: [Band(range: 0...5, label: "under"), Band(range: 6...12, label: "over")]),
  ]
}

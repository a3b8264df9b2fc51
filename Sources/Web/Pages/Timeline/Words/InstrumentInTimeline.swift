internal import Casework
internal import Desk
internal import Instruments

extension TimelineReader {
  func words(_ result: InstrumentResult) -> EntryWords {
    let instrument = knowledge.instrument(result.instrument)
    let name = instrument?.name ?? result.instrument
    let isCurrent = instrument?.version == result.instrumentVersion
    let band =
      isCurrent ? result.total.flatMap { total in instrument?.sharedBands.first { $0.range.contains(total) } } : nil
    let title =
      result.total.map { "\(name): \(instrument?.written($0) ?? String($0))" } ?? "\(name)\(without(instrument))"
    let isAlone = instrument.map { !$0.items.isEmpty && !$0.items.contains { result.answers[$0.id] != nil } } ?? false
    return EntryWords(
      kind: "Måling", title: title,
      lines: [
        band?.label.withLargeFirst ?? "", parts(result, instrument), isAlone ? "Bare skåren er skrevet inn" : "",
        result.takenBy.map { "Tatt av \($0)" } ?? "", result.note,
      ],
      tags: result.riskItems.isEmpty ? [] : [Tag("Svar som ber om risikovurdering", .danger)])
  }

  private func without(_ instrument: Instrument?) -> String {
    instrument.map { $0.hasTotal && !$0.items.isEmpty } ?? true ? ": for mange tomme svar til en sum" : ""
  }

  /// "angst 8, depresjon 3".
  private func parts(_ result: InstrumentResult, _ instrument: Instrument?) -> String {
    let entered = result.subscales ?? [:]
    return (instrument?.subscales ?? []).compactMap { subscale in
      entered[subscale.id].map { "\(subscale.name) \($0.written(decimals: subscale.scale.decimals))" }
    }.joined(separator: ", ").withLargeFirst
  }
}

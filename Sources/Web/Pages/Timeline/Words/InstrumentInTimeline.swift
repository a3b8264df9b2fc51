internal import Casework
internal import Desk
internal import Instruments

extension TimelineReader {
  func words(_ result: InstrumentResult) -> EntryWords {
    let instrument = knowledge.instrument(result.instrument)
    let name = instrument?.name ?? result.instrument
    let band = result.total.flatMap { total in instrument?.bandTables.first { $0.sex == nil }?.band(of: total)?.label }
    let title = result.total.map { "\(name): \($0)" } ?? "\(name): for mange tomme svar til en sum"
    return EntryWords(
      kind: "Måling", title: title,
      lines: [
        band?.withLargeFirst ?? "", result.answers.isEmpty ? "Bare summen er skrevet inn" : "", result.note,
      ],
      tags: result.riskItems.isEmpty ? [] : [Tag("Svar som ber om risikovurdering", .danger)])
  }
}

internal import Casework
internal import Desk
internal import Guidance

extension TimelineReader {
  func words(_ departure: Departure) -> EntryWords {
    let title = knowledge.guide.norm(departure.norm)?.title ?? departure.norm
    return EntryWords(
      kind: "Fravik", title: "Fraveket med grunn: \(title)",
      lines: ["\(RecordWords.reason(departure.reason)). «\(departure.words)»", departure.norm])
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

extension TimelineReader {
  func words(_ departure: Departure) -> EntryWords {
    let title = knowledge.guide.norm(departure.norm)?.title ?? departure.norm
    var lines = ["\(RecordWords.reason(departure.reason)). «\(departure.words)»"]
    if let until = departure.until { lines.append("Gjelder til og med \(until.spelledOut). Da ses det på igjen.") }
    return EntryWords(kind: "Fravik", title: "Fraveket med grunn: \(title)", lines: lines + [departure.norm])
  }
}

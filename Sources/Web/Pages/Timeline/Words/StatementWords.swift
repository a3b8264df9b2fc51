internal import Casework
internal import CivilTime
internal import Guidance

extension TimelineReader {
  /// A stated fact with its answer: "psykiske plager: ja, siden 3. mai".
  func words(_ statement: Statement) -> String {
    var text = "\(statement.fact.rawValue.withLargeFirst): \(StatementWords.answer(statement, on: today))"
    if let on = statement.on { text += ", \(short(on))" }
    if let since = statement.since { text += ", siden \(short(since))" }
    return text
  }
}

/// Answers in words. *None*, *declined*, *unknown* and *not asked* are told apart.
enum StatementWords {
  static func answer(_ statement: Statement, on day: Day) -> String {
    switch statement.answer {
    case .notAsked: return statement.fact.kind.silentWords
    case .unknown: return "vet ikke"
    case .declined: return "spurt, vil ikke svare"
    case .notRelevant: return "ikke relevant"
    case .no: return statement.fact.kind.noWord
    case .yes:
      if case .date = statement.fact.kind, let value = statement.value {
        return Day(ordinal: Int32(clamping: value)).short(seenFrom: day)
      }
      return statement.word ?? statement.fact.kind.yesWord
    }
  }
}

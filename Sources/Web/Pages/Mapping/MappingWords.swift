internal import Casework
internal import CivilTime

extension MappingDraft.Writer {
  /// "Amir Haugen, i dag kl. 10.42".
  func inWords(seenFrom today: Day) -> String {
    let day = at.day == today ? "i dag" : at.day.short(seenFrom: today)
    return "\(name), \(day) \(at.clock)"
  }
}

extension EarlierAnswer {
  /// "3. mars, Amir Haugen".
  func source(seenFrom today: Day) -> String { "\(day.short(seenFrom: today)), \(author)" }
}

extension CrossQuestion {
  /// "Fordi: psykiske plager, søvnvansker."
  var reason: String { "Fordi: \(because.map(\.rawValue).joined(separator: ", "))." }
}

extension TopicStatus {
  var norwegian: String { RecordWords.topic(self) }

  var tone: Tag.Tone {
    switch self {
    case .answered, .carriedOver: .ok
    case .open, .declined, .notRelevant: .plain
    }
  }
}

extension MappingReading.TopicReading {
  /// What would be signed about the topic, line by line.
  var lines: [String] {
    let told = answer.words.split(separator: "\n").map(String.init)
    let hidden: Set<Fact> = [.earlierAnswersExist, .reasonToAskAgain]
    let facts = statements.filter { !hidden.contains($0.fact) }.map { "\(FactQuestion($0.fact).label): \($0.inWords)" }
    return [answer.status.norwegian.withLargeFirst] + told + facts
  }
}

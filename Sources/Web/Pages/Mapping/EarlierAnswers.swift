internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What has been signed about one topic before.
struct EarlierAnswer: Sendable {
  let status: TopicStatus
  let words: String
  let day: Day
  let author: String
  let entry: EntryID
}

/// Every topic's earlier answers, newest first.
struct EarlierAnswers: Sendable {
  private let byTopic: [Fact: [EarlierAnswer]]

  /// - Parameter entries: the record's signed mappings, oldest first and as they count now.
  init(_ entries: [Entry]) {
    var found: [Fact: [EarlierAnswer]] = [:]
    for entry in entries {
      guard case .assessmentSigned(let assessment) = entry.event else { continue }
      for answer in assessment.topics where answer.status != .open {
        found[answer.topic, default: []].insert(
          EarlierAnswer(
            status: answer.status, words: answer.words, day: entry.day, author: entry.author.name, entry: entry.id),
          at: 0)
      }
    }
    byTopic = found
  }

  subscript(topic: Fact) -> [EarlierAnswer] { byTopic[topic] ?? [] }

  /// The answer that can be carried over: the latest, if the person said something then.
  func carriable(_ topic: Fact) -> EarlierAnswer? {
    guard let latest = self[topic].first, [.answered, .carriedOver].contains(latest.status),
      !latest.words.withoutSpaceAround.isEmpty
    else { return nil }
    return latest
  }

  /// Where the words of a topic were first written, through however many times they were carried over.
  func origin(of answer: EarlierAnswer, _ topic: Fact) -> EarlierAnswer {
    guard answer.status == .carriedOver else { return answer }
    return self[topic].first { $0.status == .answered && $0.words == answer.words } ?? answer
  }
}

extension CaseDesk {
  func earlierAnswers(_ record: RecordID, for actor: StaffActor) async throws(DeskError) -> EarlierAnswers {
    let filter = EntryFilter(types: ["assessment-signed/1", "corrected/1"], limit: 200)
    return EarlierAnswers(try await timeline(record, filter, for: actor).reversed().inForce)
  }
}

internal import Casework
internal import Desk
internal import Guidance

extension TimelineReader {
  func words(_ assessment: Assessment) -> EntryWords {
    let topics = assessment.topics.filter { $0.status != .open }
    let done = topics.count(where: { $0.status == .answered || $0.status == .carriedOver })
    return EntryWords(
      kind: "Kartlegging", title: done == 1 ? "Kartlegging: ett tema" : "Kartlegging: \(done) tema",
      lines: [
        assessment.whatMatters.isBlankText ? "" : "Hva er viktig: «\(assessment.whatMatters)»",
        labelled("Hvordan", assessment.method), labelled("Til stede", assessment.participants),
      ] + topics.map(words) + assessment.statements.map(words))
  }

  private func words(_ answer: TopicAnswer) -> String {
    let topic = knowledge.topics.first { $0.fact == answer.topic }
    let name = topic?.name ?? answer.topic.rawValue.withLargeFirst
    let status = answer.status == .answered ? "" : " (\(RecordWords.topic(answer.status)))"
    if topic?.isShielded == true, !seesShielded, !answer.words.isBlankText {
      return "\(name)\(status): skjermet, for dem som gir behandling"
    }
    return answer.words.isBlankText ? "\(name)\(status)" : "\(name)\(status): \(answer.words)"
  }
}

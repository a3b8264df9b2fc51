internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Suite struct StoryTests {
  static let knowledge = Result { try Knowledge.load(folder: root.appending(path: "content").path) }

  @Test("Every story told from the source text ends as the text says")
  func storiesHold() throws {
    let guide = try Self.knowledge.get().guide.withoutLocalDeadlines
    let stories = try CaseFiles.stories(folder: root.appending(path: "Tests/Scenarios").path)
    #expect(stories.count >= 40)
    for problem in stories.flatMap({ $0.disagreements(with: guide) }) { Issue.record("\(problem)") }
  }

  @Test("Every case beside a recommendation holds")
  func casesHold() throws {
    let guide = try Self.knowledge.get().guide.withoutLocalDeadlines
    let cases = try CaseFiles.cases(folder: root.appending(path: "content").path)
    for problem in cases.flatMap({ $0.disagreements(with: guide) }) { Issue.record("\(problem)") }
  }

  @Test("Every duty has a case where it is met, one where it is not, and one where it does not apply or is unsettled")
  func everyDutyHasCases() throws {
    let guide = try Self.knowledge.get().guide
    let cases = try CaseFiles.cases(folder: root.appending(path: "content").path)
    var seen: [String: Set<FindingStatus>] = [:]
    for expectation in cases.flatMap(\.questions).flatMap(\.expectations) {
      seen[expectation.norm, default: []].insert(expectation.status)
    }
    for norm in guide.norms where norm.kind == .duty {
      let statuses = seen[norm.id, default: []]
      #expect(statuses.contains(.fulfilled), "\(norm.id) has no case where it is met.")
      let unmet: Set<FindingStatus> = [.missing, .overdue, .due, .offered]
      #expect(!statuses.isDisjoint(with: unmet), "\(norm.id) has no case where it is not met.")
      #expect(statuses.contains(.notApplicable) || norm.applies == .always, "\(norm.id) always applies in its cases.")
    }
  }

  @Test("An error in a story names line, word and the nearest right one")
  func errorsAreNearest() throws {
    let text = """
      historie: Feil
      hendelser:
        - dag: 0
          røyke: ja
          voldsrisiko: hoy
        - dag: i går
      spør:
        - dag: 3
          forvent: {HF3-13: manglet}
      """
    let error = #expect(throws: ContentProblems.self) { try StoryReader.story(text, file: "feil.yaml") }
    let said = try #require(error).problems.map(\.description)
    #expect(said.contains("feil.yaml:4: Ukjent faktum «røyke». Mente du «røyker»?"))
    #expect(said.contains("feil.yaml:5: «hoy» er ikke et svar på «voldsrisiko». Mente du «høy»?"))
    #expect(said.contains { $0.hasPrefix("feil.yaml:6: «i går» er ikke en dag.") })
    #expect(said.contains("feil.yaml:9: «manglet» er ikke en status. Mente du «mangler»?"))
  }
}

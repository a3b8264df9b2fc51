internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

/// A rule that nobody's case depends on can be wrong without anybody noticing.
@Suite struct FlipTests {
  @Test("Changing any one part of any recommendation breaks a case or a story")
  func everyPartIsTested() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let guide = try StoryTests.knowledge.get().guide.withoutLocalDeadlines
    let cases = try CaseFiles.cases(folder: root.appending(path: "content").path)
    let stories = try CaseFiles.stories(folder: root.appending(path: "Tests/Scenarios").path)
    let check = FlipCheck(guide.norms, cases: cases + stories)
    #expect(check.tried > 1_500)
    for flip in check.unnoticed { Issue.record("\(flip.norm): \(flip.what)") }
  }

  @Test("Every kind of change is tried: answers, times, parts, joins, deadlines")
  func everyKindOfChange() throws {
    let condition = Condition.all([
      .fact(FactTest(.overdose, .yes, times: [.within(.months(12)), .sinceLast([.released, .discharged])])),
      .not(.any([.fact(FactTest(.pathway, .words([0, 1]))), .fact(FactTest(.smokes, .asked))])),
    ])
    let norm = Norm(
      id: "P-1", title: "Prøve", whenMissing: "Prøve", strength: .should, kind: .duty,
      citation: Citation(document: "d", documentName: "d", requirement: "P-1", place: "s", anchor: "a b c", line: nil),
      applies: condition, fulfilled: .always, deadline: .within(.weeks(2), of: [.enquired, .overdose]),
      lastChecked: Day(ordinal: 0))
    let changes = norm.flips.map(\.what)
    for word in [
      "overdose er ikke skjedd", "uten tid", "11 måneder", "13 måneder", "siste utskrivning»", "uten «ikke»",
      "«alle» blir «en av»", "«en av» blir «alle»", "hovedforløp er 2»", "hovedforløp er 1 eller 2 eller 3",
      "røyker er besvart", "ingen frist", "innen 3 uker", "uten «henvendelse»",
    ] {
      #expect(changes.contains { $0.contains(word) }, "nothing changes «\(word)» in \(changes)")
    }
    #expect(Set(norm.flips.map(\.norm)).count == norm.flips.count)
  }
}

public import Casework
public import CivilTime
public import Guidance

/// What happened to one person, day by day, and what the guideline should then say.
public struct Story: Sendable {
  public let name: String
  public let origin: String
  public let dayZero: Day
  public let entries: [Entry]
  public let questions: [Question]

  /// What is asked on one day. No expectations: every finding is wanted.
  public struct Question: Sendable {
    public let day: Day
    public let expectations: [Expectation]
  }

  /// What one recommendation should say.
  public struct Expectation: Sendable {
    public let norm: String
    public let status: FindingStatus
    public let due: Day?
    public let file: String
    public let line: Int
  }

  /// Where what the guide says differs from what the story expects, said with file and line.
  public func disagreements(with guide: Guide) -> [ContentProblem] {
    questions.flatMap { question in
      let state = state(on: question.day)
      let findings = guide.evaluate(state, on: question.day).findings
      return question.expectations.compactMap { expected -> ContentProblem? in
        guard let finding = findings.first(where: { guide.norms[$0.index].id == expected.norm }) else {
          return ContentProblem(
            file: expected.file, line: expected.line, what: "Ukjent anbefaling «\(expected.norm)».",
            mend: NearestWord.advice(expected.norm, among: guide.norms.map(\.id)))
        }
        let wrongDue = expected.due.map { $0 != finding.due } ?? false
        guard finding.status != expected.status || wrongDue else { return nil }
        let due = finding.due.map { ", frist \($0)" } ?? ""
        let wanted = expected.due.map { ", frist \($0)" } ?? ""
        return ContentProblem(
          file: expected.file, line: expected.line,
          what: "\(name): \(expected.norm) er «\(finding.status.norwegian)»\(due) \(question.day), "
            + "ventet «\(expected.status.norwegian)»\(wanted).")
      }
    }
  }

  /// The state that the entries up to and including a day give.
  public func state(on day: Day) -> CaseState {
    CaseState(replaying: entries.filter { $0.day <= day })
  }
}

internal import Casework
internal import CivilTime
public import Guidance

/// Changes one part of a recommendation at a time and looks for a case that notices.
public struct FlipCheck: Sendable {
  /// How many changed recommendations were tried.
  public let tried: Int
  /// How many changes make no difference to any record, and so cannot be noticed.
  public let idle: Int
  /// Changes that no case notices though some record would be treated differently.
  public let unnoticed: [Unnoticed]

  /// A part of a recommendation that nobody has tested.
  public struct Unnoticed: Sendable {
    public let norm: String
    public let what: String
  }

  /// - Parameter cases: the cases beside the recommendations, and stories that ask about them.
  public init(_ norms: [Norm], cases: [Story]) {
    var asked: [String: [Asked]] = [:]
    for story in cases {
      for question in story.questions where !question.expectations.isEmpty {
        let state = story.state(on: question.day)
        for expected in question.expectations {
          asked[expected.norm, default: []].append(Asked(state: state, day: question.day, expected: expected))
        }
      }
    }
    var (tried, idle) = (0, 0)
    var unnoticed: [Unnoticed] = []
    for norm in norms where norm.kind == .duty {
      let questions = asked[norm.id] ?? []
      for flip in norm.flips {
        tried += 1
        let guide = Guide(edition: "", norms: [flip.norm])
        if questions.contains(where: { $0.notices(guide) }) { continue }
        if FlipRecords(norm, flip.norm).differ {
          unnoticed.append(Unnoticed(norm: norm.id, what: flip.what))
        } else {
          idle += 1
        }
      }
    }
    (self.tried, self.idle, self.unnoticed) = (tried, idle, unnoticed)
  }

  private struct Asked {
    let state: CaseState
    let day: Day
    let expected: Story.Expectation

    func notices(_ guide: Guide) -> Bool {
      let finding = guide.evaluate(state, on: day).findings[0]
      return finding.status != expected.status || expected.due.map { $0 != finding.due } ?? false
    }
  }
}

internal import Casework

extension TimelineReader {
  func words(_ step: GoalStep) -> EntryWords {
    switch step.step {
    case .set(let words): EntryWords(kind: "Mål", title: "Nytt mål", lines: ["«\(words)»"])
    case .rated(let value, let note): EntryWords(kind: "Mål", title: "Mål vurdert: \(value) av 10", lines: [note])
    case .ended(let reached, let note):
      EntryWords(kind: "Mål", title: reached ? "Mål nådd" : "Mål avsluttet", lines: [note])
    }
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// What the person said of the help the last time, as something to bring up.
enum FeedbackWords {
  /// One line for each answer that is low or has fallen; empty when there is none, or nobody has asked.
  static func lines(_ state: CaseState, _ knowledge: Knowledge) -> [String] {
    guard let latest = state.feedback.last, let instrument = knowledge.instrument(latest.value.instrument) else {
      return []
    }
    let previous = state.feedback.dropLast().last.flatMap { $0.value.instrument == instrument.id ? $0.value : nil }
    return instrument.worthBringingUp(latest.value.answers, since: previous?.answers).map { prompt in
      let fall = prompt.fellFrom.map { ", mot \($0) gangen før" } ?? ""
      return "\(prompt.item.prompt) \(prompt.value) av \(prompt.item.range.upperBound)\(fall)."
    }
  }

  /// Nil when there is nothing to bring up.
  static func alert(_ state: CaseState, _ knowledge: Knowledge, seenFrom today: Day) -> Alert? {
    let lines = lines(state, knowledge)
    guard !lines.isEmpty, let latest = state.feedback.last else { return nil }
    return Alert(
      .info, heading: "Ta det opp neste gang",
      "\(latest.day.short(seenFrom: today)) sa personen dette om hjelpen. Spør hva som kan gjøres annerledes. "
        + "Tallet er ingen dom over noen.", lines: lines)
  }
}

internal import Casework
internal import Content
internal import Desk
internal import Instruments

extension DemoLife {
  /// What the person says of the help after some contacts: mostly good, now and then something to bring up.
  mutating func sayHowTheHelpIs(after contacts: Int) async throws(DeskError) {
    // Dice of its own, so that the rest of the life goes as it would have gone.
    var dice = Dice(seed: municipality.seed &+ UInt64(number) &* 104_729 &+ UInt64(contacts))
    guard !number.isMultiple(of: 3), contacts.isMultiple(of: 2), dice.chance(60),
      let instrument = municipality.knowledge.instruments.first(where: { $0.feedback != nil })
    else { return }
    let usual = 7 + number % 3
    var answers: [String: Int] = [:]
    for item in instrument.items where dice.chance(92) {
      answers[item.id] = max(0, min(10, dice.chance(12) ? dice.number(3...6) : usual + dice.number(-1...1)))
    }
    guard let score = try? instrument.score(answers), !answers.isEmpty else { return }
    try await sign([
      .instrumentScored(
        InstrumentResult(
          instrument: instrument.id, instrumentVersion: instrument.version, answers: answers, total: score.total,
          competent: true, isFeedback: true))
    ])
  }
}

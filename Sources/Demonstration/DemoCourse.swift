internal import Casework
internal import Content
internal import Desk
internal import Instruments

/// How one person's complaints go over time: most get better, some do not, and a few get worse.
struct DemoCourse {
  let instrument: String
  let begin: Int
  let end: Int

  init(tale: DemoTales.EnquiryTale, _ dice: inout Dice) {
    let isSubstance = tale.themes.contains("rus")
    instrument =
      isSubstance
      ? dice.one(of: ["audit", "dudit"], else: "audit") : dice.one(of: ["phq-9", "phq-9", "gad-7"], else: "phq-9")
    let severe = (tale.pathway ?? 1) * 4
    begin = dice.number(6 + severe...10 + severe)
    end = dice.chance(68) ? dice.number(0...max(1, begin / 2)) : begin + dice.number(-3...9)
  }

  /// The answers after some contacts; nil when the instrument is not loaded.
  func result(after contacts: Int, in knowledge: Knowledge, _ dice: inout Dice) -> InstrumentResult? {
    guard let instrument = knowledge.instrument(instrument) else { return nil }
    let share = min(1, Double(contacts) / 18)
    let wanted = Double(begin) + (Double(end) - Double(begin)) * share + Double(dice.number(-2...2))
    let total = max(0, min(instrument.range.upperBound, Int(wanted.rounded())))
    guard let score = try? instrument.score(total: total) else { return nil }
    return InstrumentResult(
      instrument: instrument.id, instrumentVersion: instrument.version, answers: [:], total: score.total,
      competent: true)
  }
}

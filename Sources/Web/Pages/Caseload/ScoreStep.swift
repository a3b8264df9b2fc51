internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// From the first total to the latest, as numbers, a small picture and a word. A total of 0 is a total, and for most
/// instruments the best there is; which way is better is for the instrument to say.
struct ScoreStep: Sendable {
  let name: String
  let numbers: String
  let change: Tag
  let when: String
  /// The picture's two ends, 0 at the top.
  let from: String?
  let to: String?

  /// Nil when nothing has been measured.
  init?(_ person: PersonRow, _ knowledge: Knowledge, on day: Day) {
    guard let first = person.firstScore, let latest = person.latestScore, let last = person.scoreDay else { return nil }
    let instrument = knowledge.instrument(person.instrument)
    name = instrument?.name ?? person.instrument
    when = DueWords.ago(last, on: day)
    guard person.firstScoreDay != last || first != latest else {
      (numbers, change, from, to) = (Self.written(latest, instrument), Tag("målt én gang"), nil, nil)
      return
    }
    numbers = "\(Self.written(first, instrument)) → \(Self.written(latest, instrument))"
    change = instrument.map { Self.tag($0.change(from: first, to: latest)) } ?? Tag("to målinger")
    (from, to) = (instrument.map { Self.height(first, $0.range) }, instrument.map { Self.height(latest, $0.range) })
  }

  private static func tag(_ change: ScoreChange) -> Tag {
    let isSmall = change.isReliable == false
    switch change.course {
    case .better: return Tag(isSmall ? "litt bedre" : "bedre", .ok)
    case .worse: return Tag(isSmall ? "litt verre" : "verre", .due, sign: "↗")
    case .same: return Tag("som før", sign: "=")
    }
  }

  private static func written(_ total: Int, _ instrument: Instrument?) -> String {
    instrument?.written(total) ?? String(total)
  }

  private static func height(_ total: Int, _ range: ClosedRange<Int>) -> String {
    let share = Double(total - range.lowerBound) / Double(max(range.count - 1, 1))
    return "\(Int((17 - 14 * min(max(share, 0), 1)).rounded()))"
  }
}

extension ScoreStep: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("name", name)
    slots.set("numbers", numbers)
    slots.set("change", change)
    slots.set("when", when)
    slots.set("from", from)
    slots.set("to", to)
  }
}

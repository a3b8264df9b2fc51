internal import CivilTime
internal import Foundation
internal import TestChance
internal import Testing

@testable internal import Casework

/// The many small things of a state are one text each. What comes back is what was written, whatever somebody typed.
@Suite struct StateRowTests {
  private let day = Day(year: 2026, month: 1, day: 5) ?? .earliest
  private let entry = EntryID("08e9843f-ffab-b83d-f9ad-063af64842c0")

  /// What people type, and what could be taken for the row's own signs.
  private static let typed = [
    "", "-", "3:abc", "0:", "Vil ikke\nsnakke\tom det.", "«Æ ø å» \u{0}\u{1F}", "e\u{301}", "🫶🏽 takk", "\"\\", "12",
    String(repeating: "lang ", count: 3_000),
  ]

  private func comesBack<Value: Codable & Equatable>(_ value: Value) throws {
    #expect(try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value)) == value)
  }

  @Test(arguments: typed) func `What somebody typed comes back letter by letter`(words: String) throws {
    for topic in Fact.topics {
      for status in TopicStatus.allCases {
        try comesBack(TopicState(topic: topic, status: status, words: words, day: day, entry: entry))
      }
    }
    for answer in RiskAnswer.allCases {
      for review in [nil, day] {
        try comesBack(
          RiskState(risk: .suicideRisk, answer: answer, basis: words, day: day, nextReview: review, entry: entry))
      }
    }
    for pathway in [nil, 0, 3] {
      for cause in MoveCause.allCases {
        try comesBack(
          PathwayState(
            pathway: pathway, since: day, cause: cause, ground: words, reasonToDiffer: words, author: words))
      }
    }
    for reason in DepartureReason.allCases {
      for until in [nil, day] {
        try comesBack(
          DepartureState(
            norm: "HF1-01", reason: reason, words: words, day: day, version: 7, author: words, entry: entry,
            until: until))
      }
    }
  }

  @Test(arguments: typed) func `What is followed up comes back with and without what may be left out`(words: String)
    throws
  {
    let item = ItemID(words)
    for isSet in [false, true] {
      for step in MeasureStep.Step.allCases {
        try comesBack(
          MeasureState(
            id: item, kind: words, kindName: words, status: step, offer: isSet ? OfferID(words) : nil, offerName: words,
            purposes: isSet ? [words, "", words] : [], since: day, started: isSet ? day : nil, note: words,
            expectedEffect: words))
      }
      try comesBack(
        GoalState(
          id: item, words: words, since: day,
          ratings: isSet ? [.init(value: -3, day: day), .init(value: Int.max, day: .earliest)] : [],
          ended: isSet ? day : nil, reached: isSet ? false : nil))
      try comesBack(
        TaskState(
          id: item, what: words, due: day, urgent: isSet, owner: isSet ? StaffID(words) : nil, raisedBy: StaffID(words),
          raised: day))
      for form in ContactForm.allCases {
        try comesBack(
          AppointmentState(
            id: item, at: Moment(milliseconds: isSet ? .max : .min), form: form, place: words, with: StaffID(words),
            withName: words))
      }
      let point = ScoreState.Point(total: isSet ? 0 : -40, day: day, entry: EntryID(words))
      try comesBack(
        ScoreState(
          instrument: words, first: point, latest: point, lowest: -1, highest: 99, count: 3,
          points: isSet ? [point, point] : []))
    }
    for fact in Fact.allCases { try comesBack(Happening(fact: fact, day: day, entry: entry)) }
  }

  @Test(arguments: [
    "", "-", "6:tema 1", "6:tema 18:answered0:10:2026-01-05", "6:tema 18:answered0:10:2026-01-051:e1:f",
    "6:tema 18:answered0:10:2026-01-0510:e", "6:tema x8:answered0:10:2026-01-051:e",
    "6:tema 18:answerer0:10:2026-01-051:e",
    "6:tema 18:answered0:10:2026-02-301:e", "6:tema 18:answered-10:2026-01-051:e",
    ":tema 18:answered0:10:2026-01-051:e",
    "999999999999999999999:tema 1", "6tema 18:answered0:10:2026-01-051:e", "-6:tema 18:answered0:10:2026-01-051:e",
    "6:tema 18:answered1:ø10:2026-01-051:e",
  ])
  func `What no topic is written as is refused, and not read as half a topic`(text: String) throws {
    let json = try JSONEncoder().encode(text)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(TopicState.self, from: json) }
  }

  @Test func `A number of ratings that no row holds is refused`() throws {
    for count in ["-1", "2", "999999999999", "9999999999999999999999"] {
      let json = try JSONEncoder().encode("1:m2:ja10:2026-01-05\(count.utf8.count):\(count)1:310:2026-01-05--")
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(GoalState.self, from: json) }
    }
  }

  @Test(arguments: 0..<40) func `A row that is cut or changed gives an error or another topic, and never a trap`(
    seed: Int
  ) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    var bytes = Array("6:tema 18:answered4:Ja ø10:2026-01-051:e".utf8)
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      bytes[Int.random(in: bytes.indices, using: &chance)] = UInt8.random(in: 32...126, using: &chance)
    }
    if Bool.random(using: &chance) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &chance)) }
    let json = try JSONEncoder().encode(String(decoding: bytes, as: UTF8.self))
    let topic = try? JSONDecoder().decode(TopicState.self, from: json)
    if let topic { try comesBack(topic) }
  }
}

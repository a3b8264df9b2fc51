internal import Casework
internal import CivilTime
internal import Foundation
internal import Testing

/// A reason for departing is read whatever program wrote it, and its day cannot be nonsense.
@Suite struct DepartureEventTests {
  private func read(_ json: String) throws -> Event { try JSONDecoder().decode(Event.self, from: Data(json.utf8)) }

  @Test("A reason from before there was a day to look again, and one without a code, are read")
  func olderShapes() throws {
    let first = try read(#"{"type":"departed/1","data":{"norm":"HF3-13","reason":"harmful","words":"Vent."}}"#)
    #expect(first == .departed(Departure(norm: "HF3-13", reason: .harmful, words: "Vent.")))
    let uncoded = try read(#"{"type":"departed/1","data":{"norm":"HF3-13","words":"Vent."}}"#)
    #expect(uncoded == .departed(Departure(norm: "HF3-13", reason: .other, words: "Vent.")))
  }

  @Test("What is written now has the new shape and comes back")
  func newShape() throws {
    let event = Event.departed(
      Departure(norm: "HF3-13", reason: .waitingForOthers, words: "Vent.", until: Day(iso: "2027-02-23")))
    #expect(event.type == "departed/2")
    #expect(try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(event)) == event)
  }

  @Test("The day to look again lies ahead and within two years; none is needed")
  func theDay() throws {
    let today = try #require(Day(iso: "2026-11-23"))
    func problems(_ until: Day?) -> [String] {
      Event.departed(Departure(norm: "n", reason: .other, words: "x", until: until))
        .problems(in: CaseState(), happened: today, today: today).map(\.field)
    }
    #expect(problems(nil) == [] && problems(today) == [] && problems(today.adding(months: 24)) == [])
    #expect(problems(today.adding(days: -1)) == ["gjelder-til"])
    #expect(problems(today.adding(months: 24).adding(days: 1)) == ["gjelder-til"])
    #expect(problems(Departure.suggestedReview(from: today)) == [])
  }
}

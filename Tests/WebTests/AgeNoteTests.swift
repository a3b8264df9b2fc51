import Casework
import CivilTime
import Testing

@testable import Web

/// Protects that the other guideline for the youngest adults is named on its days, and on no others.
struct AgeNoteTests {
  @Test(arguments: [
    ("2009-01-11", "Under 18: veilederen for barn og unge gjelder"),
    ("2009-01-10", "Under 25: veilederen for barn og unge kan også gjelde"),
    ("2002-01-11", "Under 25: veilederen for barn og unge kan også gjelde"),
    ("2002-01-10", nil),
  ])
  func theHeadingNamesTheOtherGuideline(born: String, said: String?) throws {
    let day = try #require(Day(iso: "2027-01-10"))
    var state = CaseState()
    state.person.birthDate = try #require(Day(iso: born))
    let notes = PersonAlerts.tags(state, on: day).map(\.text).filter { $0.contains("barn og unge") }
    #expect(notes == [said].compactMap(\.self))
  }

  @Test func anUnknownAgeSaysNothing() throws {
    let tags = PersonAlerts.tags(CaseState(), on: try #require(Day(iso: "2027-01-10")))
    #expect(!tags.contains { $0.text.contains("barn og unge") })
  }
}

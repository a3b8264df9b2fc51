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
    ("2002-01-10", nil), (nil, nil),
  ])
  func theHeadingNamesTheOtherGuideline(born: String?, said: String?) async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord { $0.birthDate = born.flatMap { Day(iso: $0) } }
    let tags = PersonAlerts.tags(try await desk.state(record), on: try #require(Day(iso: "2027-01-10")))
    #expect(tags.map(\.text).filter { $0.contains("barn og unge") } == [said].compactMap(\.self))
  }
}

import Casework
import CivilTime
import Content
import Demonstration
import Store
import Testing

@testable import Underveis

/// Protects the made-up municipality: it is whole, it is what was asked for, and nobody in it can be a real person.
struct DemonstrationTests {
  /// - Parameter history: none is only to have asked and got a record; those are written many at a time.
  @Test(arguments: [(persons: 3, history: 120), (persons: 120, history: 0)])
  func `Everybody asked for is there, whole, and made up`(persons: Int, history: Int) async throws {
    let own = try await TestHouse()
    let (house, settings) = (own.house, own.house.settings)
    let tales = try DemoTales.load(folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder)
    let municipality = DemoMunicipality(
      knowledge: house.knowledge, tales: tales, store: house.store, staff: house.people, today: House.clock().day,
      longestHistory: history)
    try await municipality.make(persons: persons) { _ in }
    let report = try await house.store.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    let records = try await house.store.records(after: nil, limit: 1_000)
    #expect(records.count >= persons)
    for (record, state) in records {
      #expect(state == CaseState(replaying: try await house.store.journal(of: record)))
      guard let id = state.person.nationalID else { continue }
      #expect(try NationalIdentifier(id, on: House.clock().day).isSynthetic, "\(record)")
    }
  }
}

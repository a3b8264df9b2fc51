import Access
import Casework
import CivilTime
import TestProvider
import Testing

@testable import Identity

/// Protects that a changed list of staff is in force at once, also for those who are logged in.
struct StaffListChangeTests {
  private typealias Entry = StaffDirectory.Entry

  private static let ingrid = SignInJourney.ingrid

  private func isOut(after list: [Entry]) async throws -> Bool {
    let journey = try await SignInJourney()
    let session = try await journey.complete()
    try await journey.identity.replaceStaff(with: list, at: journey.clock.now)
    let left = try await journey.identity.sessions.open(of: session.holder, at: journey.clock.now)
    let leader = StaffActor(
      id: StaffID("tone"), name: "Tone", role: .leader, unit: UnitID("mottak"), unitName: "",
      municipality: MunicipalityID("fjordvik"))
    let events = try await journey.identity.sessions.events(for: leader)
    #expect(events.map(\.kind) == (left.isEmpty ? [.endedByList] : []))
    return left.isEmpty
  }

  @Test func `Who stands there as before goes on working`() async throws {
    let same = Entry(Self.ingrid, hprNumber: "101", accessCode: nil)
    #expect(try await !isOut(after: [same]))
    #expect(try await !isOut(after: [Entry(SignInJourney.amir, hprNumber: "202", accessCode: nil), same]))
  }

  @Test func `Who is taken off, known by another number, or works as something else, is out`() async throws {
    let promoted = StaffActor(
      id: Self.ingrid.id, name: Self.ingrid.name, role: .teamLead, unit: Self.ingrid.unit,
      unitName: Self.ingrid.unitName, municipality: Self.ingrid.municipality)
    #expect(try await isOut(after: []))
    #expect(try await isOut(after: [Entry(Self.ingrid, hprNumber: nil, accessCode: nil)]))
    #expect(try await isOut(after: [Entry(Self.ingrid, hprNumber: "102", accessCode: nil)]))
    #expect(try await isOut(after: [Entry(promoted, hprNumber: "101", accessCode: nil)]))
  }

  @Test func `A list that could not be carried through is held against those from before it again`() {
    let old = StaffDirectory(
      [Entry(Self.ingrid, hprNumber: "101", accessCode: nil)], secret: Array(repeating: 7, count: 32))
    let register = StaffRegister(old)
    let newer = [Entry(Self.ingrid, hprNumber: "102", accessCode: nil)]
    for _ in 0..<2 {
      let (before, now) = register.replace(with: newer)
      #expect(now.hasChanged(Self.ingrid, since: before), "the database did not answer the first time")
    }
    register.settle(register.directory)
    let (before, now) = register.replace(with: newer)
    #expect(!now.hasChanged(Self.ingrid, since: before))
  }

  @Test func `Who is put on comes in, and who is taken off does not`() async throws {
    let journey = try await SignInJourney(entries: [])
    guard case .unknownStaff = try await journey.trouble() else {
      Issue.record("somebody on no list was let in")
      return
    }
    try await journey.identity.replaceStaff(
      with: [Entry(Self.ingrid, hprNumber: "101", accessCode: nil)], at: journey.clock.now)
    #expect(try await journey.trouble() == nil)
    try await journey.identity.replaceStaff(with: [], at: journey.clock.now)
    #expect(try await journey.trouble() != nil)
  }
}

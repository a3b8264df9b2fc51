import Access
import Casework
import CivilTime
import Desk
import Foundation
import Identity
import Seals
import Synchronization

@testable import Store
@testable import Web

/// The whole site as it is served, with a record of our municipality and one of another in a file of its own: none holds two.
struct WholeSite {
  let desk: TestDesk
  let site: TestSite
  /// A person in our municipality.
  let ours: RecordID
  /// A person in another municipality.
  let theirs: RecordID

  init(settings change: (inout SiteSettings) -> Void = { _ in }) async throws {
    let desk = try TestDesk()
    self.desk = desk
    ours = try await desk.openRecord()
    theirs = try await Self.recordElsewhere(desk)
    site = try TestSite(people: desk.people, clock: desk.clock) { site in
      site.declareAllPages(desk.desk) { _, _ in [] }
    } settings: {
      $0.searchAddress = "/arbeid/sok"
      // The paces have tests of their own; here they would hide what lies behind them.
      $0.limits.forms = Pace(burst: 1_000_000, perSecond: 1_000_000)
      $0.limits.searches = $0.limits.forms
      change(&$0)
    }
  }

  /// The address with ids in place: this record's, and made-up ones for the rest.
  func address(_ route: SiteRoute, of record: RecordID) -> String {
    route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      guard part.hasPrefix("{") else { return String(part) }
      return part == "{id}" ? record.text : "1"
    }.joined(separator: "/")
  }

  /// Every address about a person.
  var personRoutes: [SiteRoute] { site.routes.filter { $0.path.hasPrefix("/arbeid/person/{id}") } }

  private static func recordElsewhere(_ desk: TestDesk) async throws -> RecordID {
    let here = try desk.actor()
    let municipality = MunicipalityID("nabokommunen")
    let folder = try TestFolder()
    defer { withExtendedLifetime(folder) {} }
    let store = try JournalStore(
      path: folder.url.appending(path: "nabo.sqlite").path, municipality: municipality,
      keys: KeysInMemory(MasterKeys(MasterKey.random(made: "2026-11-28"))))
    let count = Mutex(0)
    let elsewhere = CaseDesk(
      knowledge: desk.knowledge, store: store, now: { desk.clock.now },
      newID: {
        count.withLock { number in
          number += 1
          return "nabo-\(number)"
        }
      })
    let actor = StaffActor(
      id: StaffID("nabo"), name: "Nabo Ansatt", role: .clinician, unit: here.unit, unitName: here.unitName,
      municipality: municipality)
    let person = PersonDetails(givenName: "Hemmelig", familyName: "Nabosen")
    let enquiry = Enquiry(
      channel: .phone, words: "Bare for nabokommunen.", danger: .no, urgency: .thisWeek, person: person,
      received: desk.desk.moment)
    let id = try await elsewhere.receive(enquiry, by: actor, key: nil)
    return try await elsewhere.openRecord(from: id, by: actor, key: nil)
  }
}

import Access
import Casework
import CivilTime
import Content
import Desk
import Foundation
import Guidance
import Seals
import Store
import Synchronization
import Testing

@testable import Web

/// A desk for tests: the real content, a database of its own, and a clock that stands at 23 November 2026, 10.00.
///
///     let desk = try TestDesk()
///     let record = try await desk.openRecord()
///     let site = try desk.site { $0.declareOverview(desk.desk) }
///     let visitor = try await desk.visitor(.clinician, on: site)
final class TestDesk: Sendable {
  static let content = Result { try SourceContent(folder: contentFolder) }
  static let knowledge = content.map(\.knowledge)

  /// The package's content folder.
  static let contentFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "content").path

  let knowledge: Knowledge
  let desk: CaseDesk
  let store: JournalStore
  let clock: TestSite.Clock
  /// Everybody who works in the municipality.
  let people: [StaffActor]

  /// - Parameters:
  ///   - guide: norms to use instead of the content's, when a test needs to say what they ask.
  ///   - serviceNorms: the same, of the service.
  init(guide: Guide? = nil, serviceNorms: [ServiceNorm]? = nil) throws {
    let content = try Self.knowledge.get()
    let knowledge = content.with(
      guide ?? content.guide, serviceNorms ?? content.serviceNorms, guide == nil ? content.editions : Editions())
    self.knowledge = knowledge
    let folder = try TestFolder()
    store = try JournalStore(
      path: folder.url.appending(path: "underveis.sqlite").path, municipality: knowledge.municipality.id,
      keys: KeysInMemory(MasterKeys(MasterKey.random(made: "2026-11-28"))))
    let time = try #require(TimeOfDay(hour: 10, minute: 0))
    let clock = TestSite.Clock(Moment(day: try #require(Day(iso: "2026-11-23")), time: time))
    let count = Mutex(0)
    self.clock = clock
    desk = CaseDesk(
      knowledge: knowledge, store: store, reader: guide == nil && serviceNorms == nil ? try Self.content.get() : nil,
      now: { clock.now },
      newID: {
        // The desk's pages may outlive this value, and the database must not go before them.
        withExtendedLifetime(folder) {}
        return count.withLock { number in
          number += 1
          return "id-\(number)"
        }
      })
    people = knowledge.municipality.staff.compactMap { member in
      guard let role = StaffRole.allCases.first(where: { $0.norwegian == member.role }) else { return nil }
      return StaffActor(
        id: member.id, name: member.name, role: role, unit: member.unit,
        unitName: knowledge.unit(member.unit)?.name ?? "", municipality: knowledge.municipality.id,
        certificates: member.certificates, clearance: member.clearance)
    }
  }

  var today: Day { desk.today }

  /// The first member of staff with that role: of the first clinician's unit, which follows up the persons of the tests,
  /// where it has one.
  func actor(_ role: StaffRole = .clinician) throws -> StaffActor {
    let unit = try #require(people.first { $0.role == .clinician }).unit
    return try #require(people.first { $0.role == role && $0.unit == unit } ?? people.first { $0.role == role })
  }

  /// Opens a record for somebody without a relation to the person, as one who says why may.
  func letIn(_ role: StaffRole, to record: RecordID) async throws {
    let opening = Opening(.control, words: "Klage fra personen.")
    try await desk.open(record, opening, by: try actor(role), key: nil)
  }

  /// A site with these pages, this desk's staff and clock.
  func site(_ declare: (Site) -> Void) throws -> TestSite {
    try TestSite(people: people, clock: clock, declare)
  }

  /// A site with every page there is.
  func wholeSite() throws -> TestSite {
    try site { $0.declareAllPages(desk) { _, _ in [] } }
  }

  /// Somebody with that role who is logged in.
  func visitor(_ role: StaffRole = .clinician, on site: TestSite) async throws -> Visitor {
    try await site.visitor(as: try actor(role).id.text)
  }

  /// Does something as if it were some days ago.
  func daysAgo<Value>(_ days: Int, _ body: () async throws -> Value) async throws -> Value {
    clock.pass(minutes: -days * 1440)
    defer { clock.pass(minutes: days * 1440) }
    return try await body()
  }

  /// Signs events, one entry each, as if it were some days ago.
  @discardableResult
  func sign(_ events: Event..., in record: RecordID, daysAgo days: Int = 0) async throws -> CaseState {
    let actor = try actor()
    return try await daysAgo(days) {
      var state = CaseState()
      for event in events { state = try await desk.sign(Signing(event), in: record, by: actor) }
      return state
    }
  }

  /// The record's state, without a look in the log.
  func state(_ record: RecordID) async throws -> CaseState { try #require(await store.state(of: record)) }
}

/// A folder that is gone when nothing uses it any more.
final class TestFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

extension Knowledge {
  /// The same content with other norms.
  func with(
    _ guide: Guide, _ services: [ServiceNorm]? = nil, _ editions: Editions = Editions()
  ) -> Knowledge {
    Knowledge(
      guide: guide, sources: sources, topics: topics, measures: measures, purposes: purposes, pathways: pathways,
      forms: forms, instruments: instruments, municipality: municipality, serviceNorms: services ?? serviceNorms,
      nationalPathways: nationalPathways, editions: editions, courseMethod: courseMethod, legalReasons: legalReasons)
  }
}

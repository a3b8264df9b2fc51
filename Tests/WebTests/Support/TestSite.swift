import Access
import Casework
import CivilTime
import Identity
import Logging
import Synchronization
import Testing

@testable import Web

/// A site for tests: two members of staff, a clock one can turn, log-ins in memory, faults in templates are errors.
struct TestSite: Sendable {
  /// A clock that stands still until a test turns it.
  final class Clock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment { moment.withLock { $0 } }

    func pass(minutes: Int) { moment.withLock { $0 = $0.adding(minutes: minutes) } }
  }

  static let staff = [
    StaffActor(
      id: StaffID("ingrid"), name: "Ingrid Moen", role: .reception, unit: UnitID("mottak"),
      unitName: "Mottak og oppfølging", municipality: MunicipalityID("fjordvik")),
    StaffActor(
      id: StaffID("amir"), name: "Amir Haugen", role: .clinician, unit: UnitID("fact"), unitName: "FACT",
      municipality: MunicipalityID("fjordvik")),
    StaffActor(
      id: StaffID("tone"), name: "Tone Leder", role: .leader, unit: UnitID("mottak"),
      unitName: "Mottak og oppfølging", municipality: MunicipalityID("fjordvik")),
  ]

  let clock: Clock
  let routes: [SiteRoute]
  /// What the program logged.
  let log: LogLines
  /// What a load balancer is told.
  let readiness = Readiness()
  let responder: SiteResponder

  /// - Parameters:
  ///   - people: those who can log in.
  ///   - clock: the site's clock; its own when it is nil.
  ///   - declare: adds the pages under test; log-in is there already.
  init(
    people: [StaffActor] = TestSite.staff, clock given: Clock? = nil, _ declare: (Site) -> Void = { _ in },
    settings change: (inout SiteSettings) -> Void = { _ in }
  ) throws {
    let day = try #require(Day(iso: "2026-11-24"))
    let clock = given ?? Clock(Moment(day: day, time: .noon))
    let log = LogLines()
    let identity = try DemoIdentity(
      people: people, sessions: Sessions(store: MemorySessions()), isDemonstration: true)
    var settings = SiteSettings()
    settings.isStrict = true
    settings.isDemonstration = true
    change(&settings)
    let site = try Site(
      settings: settings,
      surroundings: SiteSurroundings(
        identity: identity, parkedForms: MemoryParkedForms(), clock: { clock.now },
        logger: Logger(label: "test") { _ in log.handler }, readiness: readiness, trouble: { Trouble(deskError: $0) }),
      files: WebFiles())
    site.declareDemonstrationSignIn(identity)
    declare(site)
    self.clock = clock
    self.log = log
    routes = site.routes
    responder = site.responder()
  }

  /// Somebody who is not logged in.
  ///
  /// - Parameter peer: the network address they ask from.
  func stranger(from peer: String? = nil) -> Visitor { Visitor(responder, peer: peer) }

  /// Somebody who is.
  func visitor(as id: String = "ingrid", from peer: String? = nil) async throws -> Visitor {
    let visitor = stranger(from: peer)
    let answer = try await visitor.post("/logg-inn", ["hvem": id])
    #expect(answer.status == 303)
    return visitor
  }
}

extension Visitor {
  /// The secret of this log-in, as forms on that page carry it.
  func csrf(on page: String = "/komponenter") async throws -> String {
    let body = try await get(page).body
    let start = try #require(body.firstRange(of: #"name="csrf" value=""#))
    return String(body[start.upperBound...].prefix { $0 != "\"" })
  }
}

/// Lines of the log, kept for the test to look at.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  var handler: any LogHandler { Handler(lines: self) }

  private func add(_ line: String) { lines.withLock { $0.append(line) } }

  private struct Handler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.add("\(event.message)")
    }
  }
}

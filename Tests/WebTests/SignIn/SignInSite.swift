import Access
import Casework
import CivilTime
import Identity
import Logging
import TestProvider
import Testing

@testable import Web

/// A site with the real log-in, a provider of its own, and a browser that goes back and forth between them.
struct SignInSite {
  static let persons = [
    "ingrid": TestProvider.Person(
      subject: "sub-ingrid", nationalID: "10915596784", hprNumber: "101", name: "Ingrid Moen"),
    "amir": TestProvider.Person(subject: "sub-amir", nationalID: "50846202355", hprNumber: "202", name: "Amir Haugen"),
    "tone": TestProvider.Person(subject: "sub-tone", nationalID: "24824400000", hprNumber: "303", name: "Tone Leder"),
    "ukjent": TestProvider.Person(
      subject: "sub-ukjent", nationalID: "01810199999", hprNumber: nil, name: "Ukjent Testad"),
  ]

  let clock: TestSite.Clock
  let staff: SignInStage
  let person: SignInStage
  let identity: OpenIDIdentity
  let routes: [SiteRoute]
  let log: LogLines
  let done = Done()
  private let responder: SiteResponder

  init(limiter: AttemptLimiter = AttemptLimiter(), isEncrypted: Bool = true) throws {
    let clock = TestSite.Clock(Moment(day: try #require(Day(iso: "2026-11-24")), time: .noon))
    let log = LogLines()
    staff = try SignInStage(.staff, now: { clock.now })
    person = try SignInStage(.person, now: { clock.now })
    identity = OpenIDIdentity(
      staff: staff.client, person: person.client,
      directory: StaffDirectory(
        zip(TestSite.staff, ["101", "202", "303"]).map { .init($0, hprNumber: $1, accessCode: nil) },
        secret: Array(repeating: 7, count: 32)),
      sessions: Sessions(store: MemorySessions()), attempts: MemorySignInAttempts())
    var settings = SiteSettings()
    settings.isStrict = true
    settings.isEncrypted = isEncrypted
    settings.logInsAddress = "/arbeid/innlogginger"
    let site = try Site(
      settings: settings,
      surroundings: SiteSurroundings(
        identity: identity, parkedForms: MemoryParkedForms(), clock: { clock.now },
        logger: Logger(label: "test") { _ in log.handler }),
      files: WebFiles())
    site.declareOpenIDSignIn(identity, limiter: limiter)
    site.declareMyPage(identity.sessions)
    site.declareLogIns(identity.sessions)
    site.declareNotes(done)
    (self.clock, self.log) = (clock, log)
    routes = site.routes
    responder = site.responder()
  }

  func browser() -> Visitor { Visitor(responder) }

  func stage(_ kind: SignInKind) -> SignInStage { kind == .staff ? staff : person }

  /// Goes from our button to the provider, logs in there, and follows it back.
  ///
  /// - Parameter from: the log-in page, with what stands after "?".
  /// - Returns: our answer to the browser's return.
  func signIn(
    _ browser: Visitor, as name: String = "ingrid", _ kind: SignInKind = .staff, from page: String? = nil
  ) async throws -> Visitor.Answer {
    let provider = stage(kind).provider
    await provider.seat(Self.persons[name])
    let opened = try await browser.get(page ?? SignInAddress.page(kind))
    #expect(opened.status == 200)
    #expect(HTMLCheck(opened.body).faults == [])
    let link = try #require(
      HTMLCheck.elements(of: opened.body).first { ($0.attributes["href"] ?? "").contains("/start") })
    let start = (link.attributes["href"] ?? "").replacing("&amp;", with: "&")
    let away = try await browser.get(start)
    guard away.status == 303 else { return away }
    return try await browser.get(try await pathBack(from: away, kind))
  }

  /// What the provider sends the browser back to, when it has come there from our page and its person has logged in.
  func pathBack(from away: Visitor.Answer, _ kind: SignInKind = .staff) async throws -> String {
    let address = try #require(away.location)
    let sent = await stage(kind).provider.authorize(address)
    let back = try #require(sent)
    let start = try #require(back.firstRange(of: "underveis.test"))
    return String(back[start.upperBound...])
  }

  /// Somebody who is logged in.
  func visitor(as name: String = "ingrid", _ kind: SignInKind = .staff) async throws -> Visitor {
    let visitor = browser()
    #expect(try await signIn(visitor, as: name, kind).status == 303)
    return visitor
  }
}

import Access
import Casework
import CivilTime
import Identity
import TestProvider

/// Somebody on their way through the log-in, without pages: leaves, logs in at the provider, and comes back.
struct SignInJourney {
  static let ingrid = StaffActor(
    id: StaffID("ingrid"), name: "Ingrid Moen", role: .reception, unit: UnitID("mottak"), unitName: "Mottak",
    municipality: MunicipalityID("fjordvik"))
  static let amir = StaffActor(
    id: StaffID("amir"), name: "Amir Haugen", role: .clinician, unit: UnitID("fact"), unitName: "FACT",
    municipality: MunicipalityID("fjordvik"))
  /// Synthetic numbers: 80 is added to the month.
  static let person = TestProvider.Person(
    subject: "sub-ingrid", nationalID: "10915596784", hprNumber: "000000101", name: "Ingrid Moen")

  let clock = SignInStage.Clock(Moment(milliseconds: 1_795_518_000_000))
  let stage: SignInStage
  let identity: OpenIDIdentity
  let kind: SignInKind

  init(
    _ kind: SignInKind = .staff, entries: [StaffDirectory.Entry]? = nil, keys: [String]? = nil,
    change: (inout ProviderProfile) -> Void = { _ in }
  ) async throws {
    let clock = clock
    self.kind = kind
    stage = try SignInStage(
      kind, now: { clock.now }, keys: keys ?? [SignInStage.newerKey, SignInStage.olderKey], change: change)
    let staff = kind == .staff ? stage : try SignInStage(.staff, now: { clock.now })
    identity = OpenIDIdentity(
      staff: staff.client, person: kind == .person ? stage.client : nil,
      directory: StaffDirectory(
        entries ?? [.init(Self.ingrid, hprNumber: "101", accessCode: nil)], secret: Array(repeating: 7, count: 32)),
      sessions: Sessions(store: MemorySessions()), attempts: MemorySignInAttempts())
    await stage.provider.seat(Self.person)
  }

  /// Away and back again.
  @discardableResult
  func complete(fresh: Bool = false, secondsAway: Int = 30) async throws -> Session {
    let (departing, back) = try await leave(fresh: fresh)
    clock.pass(seconds: secondsAway)
    return try await finish(back, departing.browserSecret)
  }

  func leave(fresh: Bool = false) async throws -> (departing: OpenIDIdentity.Departing, back: String) {
    let departing = try await identity.begin(
      kind, destination: "/arbeid/mottak", parked: "", mustBeFresh: fresh, at: clock.now)
    guard let back = await stage.provider.authorize(departing.address) else { throw Stopped() }
    return (departing, back)
  }

  func finish(_ back: String, _ browserSecret: String?) async throws -> Session {
    try await identity.finish(
      kind, Self.answer(back), browserSecret: browserSecret, place: "Firefox på Windows", at: clock.now
    ).session
  }

  static func answer(_ address: String) -> OpenIDIdentity.Answer {
    let query = address.split(separator: "?", maxSplits: 1).last ?? ""
    var values: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      values[String(parts[0])] = String(parts[1]).replacing("%3A", with: ":").replacing("%2F", with: "/")
    }
    return .init(
      code: values["code"] ?? "", state: values["state"] ?? "", issuer: values["iss"] ?? "",
      error: values["error"] ?? "")
  }

  /// Why they were not let in; nil when they were.
  func trouble(
    _ wrong: Misbehaviour? = nil, fresh: Bool = false, secondsAway: Int = 30
  ) async throws -> SignInTrouble? {
    await stage.provider.misbehave(wrong)
    do {
      try await complete(fresh: fresh, secondsAway: secondsAway)
      return nil
    } catch let refused as RefusedSignIn {
      return refused.trouble
    }
  }

  /// Why that was refused; nil when it was not.
  static func refusal(_ body: () async throws -> some Any) async -> SignInTrouble? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? RefusedSignIn)?.trouble
    }
  }

  /// The provider showed an error of its own and sent nobody back.
  struct Stopped: Error {}
}

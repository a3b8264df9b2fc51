public import CivilTime

/// The real log-in: staff through one provider, persons through another, both by OpenID Connect.
public struct OpenIDIdentity: Identity {
  public let sessions: Sessions
  private let staff: OpenIDClient
  private let person: OpenIDClient?
  private let register: StaffRegister
  private let attempts: any SignInAttempts

  public init(
    staff: OpenIDClient, person: OpenIDClient?, directory: StaffDirectory, sessions: Sessions,
    attempts: any SignInAttempts
  ) {
    (self.staff, self.person, register) = (staff, person, StaffRegister(directory))
    (self.sessions, self.attempts) = (sessions, attempts)
  }

  public var signInAddress: String { SignInAddress.staff }
  public var personSignInAddress: String? { person == nil ? nil : SignInAddress.person }

  public func signedOutAddress(_ kind: SignInKind) -> String { SignInAddress.signedOut(kind) }

  /// Puts another list of staff in force, and ends the log-ins of those it does not let in as before.
  ///
  /// - Returns: how many people lost their log-ins.
  /// - Throws: what the store throws; the list is in force all the same, and the same call again ends the rest.
  @discardableResult
  public func replaceStaff(with entries: [StaffDirectory.Entry], at now: Moment) async throws -> Int {
    let (before, list) = register.replace(with: entries)
    let count = try await sessions.endOfStaff(where: { list.hasChanged($0, since: before) }, at: now)
    register.settle(list)
    return count
  }

  /// The client for that kind of log-in; nil when it is not set up.
  public func client(_ kind: SignInKind) -> OpenIDClient? { kind == .staff ? staff : person }

  /// Somebody on the way to the provider: where the browser goes, and the secret that its cookie keeps meanwhile.
  public struct Departing: Sendable {
    public let address: String
    public let browserSecret: String
  }

  /// Sends somebody to the provider.
  ///
  /// - Parameters:
  ///   - destination: where to go afterwards; the caller has checked that it is on this site.
  ///   - mustBeFresh: whether they must show anew who they are, also when the provider still knows them.
  ///   - given: the secret that the browser has from an attempt in another tab, so that both may be finished.
  /// - Throws: ``RefusedSignIn``, and what the store throws.
  public func begin(
    _ kind: SignInKind, destination: String, parked: String, mustBeFresh: Bool, browserSecret given: String? = nil,
    at now: Moment
  ) async throws -> Departing {
    let departure = OpenIDClient.Departure()
    let mustBeFresh = mustBeFresh || client(kind)?.profile.longestSinceAuthentication == 0
    let browserSecret = given.flatMap { Secret.isWellFormed($0) ? $0 : nil } ?? Secret.random()
    let attempt = SignInAttempt(
      stateDigest: Secret.digest(departure.state), browserDigest: Secret.digest(browserSecret), kind: kind,
      nonce: departure.nonce, verifier: departure.verifier, destination: destination, parked: parked, started: now,
      mustBeFresh: mustBeFresh)
    let address: String
    do throws(ProviderFault) {
      guard let client = client(kind) else { throw ProviderFault.document("finnes ikke") }
      address = try await client.push(departure, mustBeFresh: mustBeFresh, at: now)
    } catch {
      throw RefusedSignIn(.provider(error), attempt)
    }
    try await attempts.add(attempt)
    return Departing(address: address, browserSecret: browserSecret)
  }

  /// What the provider sent the browser back with.
  public struct Answer: Sendable {
    let code, state, issuer, error: String

    public init(code: String, state: String, issuer: String, error: String) {
      (self.code, self.state, self.issuer, self.error) = (code, state, issuer, error)
    }
  }

  /// Receives somebody back from the provider, and begins their log-in.
  ///
  /// - Parameters:
  ///   - browserSecret: from the cookie that was set when they left.
  ///   - place: what the log-in is called in the list of log-ins.
  /// - Throws: ``RefusedSignIn``, and what the store throws.
  public func finish(
    _ kind: SignInKind, _ answer: Answer, browserSecret: String?, place: String, at now: Moment
  ) async throws -> (token: String, session: Session, attempt: SignInAttempt) {
    guard let client = client(kind), let browserSecret, Secret.isWellFormed(answer.state),
      let attempt = try await attempts.take(
        stateDigest: Secret.digest(answer.state), browserDigest: Secret.digest(browserSecret)),
      attempt.kind == kind
    else { throw RefusedSignIn(.unknownAttempt) }
    guard !attempt.isTooOld(at: now) else { throw RefusedSignIn(.unknownAttempt, attempt) }
    do {
      let identity = try await identity(client, answer, attempt, at: now)
      let holder: SessionHolder =
        switch kind {
        case .staff: .staff(try register.directory.member(identity))
        case .person: .person(PersonActor(nationalID: identity.nationalID, name: identity.name))
        }
      let (token, session) = try await sessions.begin(holder, from: place, restingOn: identity.provider, at: now)
      return (token, session, attempt)
    } catch let trouble as SignInTrouble {
      throw RefusedSignIn(trouble, attempt)
    }
  }

  private func identity(
    _ client: OpenIDClient, _ answer: Answer, _ attempt: SignInAttempt, at now: Moment
  ) async throws(SignInTrouble) -> ProvenIdentity {
    let mustNameIssuer: Bool
    do throws(ProviderFault) {
      mustNameIssuer = try await client.knowledge.document(at: now).alwaysNamesIssuer
    } catch {
      throw .provider(error)
    }
    // Before anything else is believed: a mix-up sends one provider's answer where another's is expected. (RFC 9207.)
    guard answer.issuer.isEmpty ? !mustNameIssuer : answer.issuer == client.profile.issuer else { throw .otherIssuer }
    guard answer.error.isEmpty else {
      throw answer.error == "access_denied" ? .turnedBack : .providerSays(code: ErrorCode.known(answer.error))
    }
    guard !answer.code.isEmpty, answer.code.utf8.count <= 4_000 else { throw .providerSays(code: "uten kode") }
    return try await client.identity(for: answer.code, of: attempt, at: now)
  }
}

/// The addresses of the log-in on our site.
public enum SignInAddress {
  public static let staff = "/logg-inn"
  public static let person = "/min-side/logg-inn"

  public static func page(_ kind: SignInKind) -> String { kind == .staff ? staff : person }

  /// From here the browser goes to the provider.
  public static func start(_ kind: SignInKind) -> String { "\(page(kind))/start" }

  /// The provider sends it back here: as registered with the provider.
  public static func back(_ kind: SignInKind) -> String { "\(page(kind))/tilbake" }

  /// The provider says here that its own log-in has ended.
  public static func ended(_ kind: SignInKind) -> String { "\(page(kind))/avsluttet" }

  /// The public halves of our keys.
  public static func keys(_ kind: SignInKind) -> String { "\(page(kind))/nokler" }

  public static func signedOut(_ kind: SignInKind) -> String {
    kind == .staff ? "/logget-ut" : "/min-side/logget-ut"
  }
}

internal import CivilTime
internal import HTTPTypes
public import Identity
internal import Logging

/// How other systems are let in: with a token from the provider for us, a proof that it is theirs, and a place on the list
/// of those who may. No cookie and no log-in opens it.
public struct SystemDoor: Sendable {
  let check: AccessTokenCheck
  /// What the token must be for.
  let scope: String
  /// The systems that may, by their ids with the provider.
  let clients: Set<String>
  /// Where we are as others know it: a proof is made for an address.
  let publicAddress: String
  let events: @Sendable (SignInEvent) async throws -> Void
  private let limiter = AttemptLimiter()

  /// - Parameter events: writes down what was fetched and by whom, durably.
  public init(
    check: AccessTokenCheck, scope: String, clients: Set<String>, publicAddress: String,
    events: @escaping @Sendable (SignInEvent) async throws -> Void
  ) {
    (self.check, self.scope, self.clients) = (check, scope, clients)
    (self.publicAddress, self.events) = (publicAddress, events)
  }

  /// Why a system was not let in, as RFC 6750 and RFC 9449 have it said.
  struct Refusal: Error {
    let status: HTTPResponse.Status
    /// Nil where nothing was shown.
    let code: String?
    let forTheLog: String
    var seconds: Int?

    var reply: Reply {
      var reply = Reply.json(#"{"error":"\#(code ?? "invalid_token")"}"#, status: status)
      if status == .unauthorized || status == .forbidden {
        let algorithms = SignatureAlgorithm.allCases.map(\.rawValue).joined(separator: " ")
        reply.challenge = "DPoP algs=\"\(algorithms)\"" + (code.map { ", error=\"\($0)\"" } ?? "")
      }
      reply.retryAfter = seconds
      return reply
    }
  }

  /// Who asks, when they may.
  ///
  /// - Throws: ``Refusal``, and what the memory of used proofs throws.
  func holder(of arrival: Arrival) async throws -> TokenHolder {
    // Before a signature is tried, and afterwards for each system: many can come from one address.
    try count("place \(arrival.network)", at: arrival.now)
    guard let shown = arrival.authorization, let proof = arrival.proof, shown.lowercased().hasPrefix("dpop ") else {
      throw Refusal(status: .unauthorized, code: nil, forTheLog: "uten DPoP-token og bevis")
    }
    let call = PresentedToken(
      accessToken: String(shown.dropFirst(5)), proof: proof, method: arrival.method.rawValue,
      address: publicAddress + arrival.path)
    do {
      let holder = try await check.holder(of: call, scope: scope, at: arrival.now)
      guard clients.contains(holder.clientID) else {
        throw Refusal(status: .forbidden, code: "unauthorized_client", forTheLog: "ikke på listen api.clients")
      }
      try count("system \(holder.clientID)", at: arrival.now)
      return holder
    } catch let fault as TokenFault {
      throw Refusal(fault)
    } catch let fault as ProviderFault {
      throw Refusal(
        status: .serviceUnavailable, code: "temporarily_unavailable", forTheLog: "leverandøren: \(fault)", seconds: 60)
    }
  }

  private func count(_ key: String, at now: Moment) throws(Refusal) {
    guard let seconds = limiter.secondsToWait(key, at: now) else { return }
    throw Refusal(status: .tooManyRequests, code: "slow_down", forTheLog: "for ofte", seconds: seconds)
  }
}

extension SystemDoor.Refusal {
  fileprivate init(_ fault: TokenFault) {
    let words = "token: \(fault.rawValue)"
    switch fault {
    case .scope: self.init(status: .forbidden, code: "insufficient_scope", forTheLog: words)
    case .otherRequest, .otherToken, .otherKey, .replayed:
      self.init(status: .unauthorized, code: "invalid_dpop_proof", forTheLog: words)
    default: self.init(status: .unauthorized, code: "invalid_token", forTheLog: words)
    }
  }
}

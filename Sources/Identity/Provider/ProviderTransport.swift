/// A request to a provider.
public struct ProviderRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  public let method: Method
  public let address: String
  public var headers: [(name: String, value: String)] = []
  /// The fields of a form, for post.
  public var form: [(name: String, value: String)] = []

  public init(_ method: Method, _ address: String) { (self.method, self.address) = (method, address) }
}

/// What it answered.
public struct ProviderResponse: Sendable {
  public let status: Int
  /// By lower-case name.
  public let headers: [String: String]
  public let body: [UInt8]

  public init(status: Int, headers: [String: String] = [:], body: [UInt8]) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }
}

/// It did not answer in time, or not at all.
public struct ProviderSilence: Error, Sendable, Hashable {
  /// What happened, in a few words for the one who runs the server; nothing of a person.
  public let reason: String
  /// The host and port that were asked; empty inside a test.
  public let host: String

  /// - Parameter address: what was asked; only its host is kept.
  public init(_ reason: String, from address: String = "") {
    self.reason = reason
    let afterScheme = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    host = String(afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }
}

/// Carries requests to a provider: the network, or a provider inside a test.
public protocol ProviderTransport: Sendable {
  func send(_ request: ProviderRequest) async throws(ProviderSilence) -> ProviderResponse
}

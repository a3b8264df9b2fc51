public import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore

/// Where a site is to be found, and how it treats those who connect.
public struct ListeningAddress: Sendable {
  public let host: String
  /// The port; 0 has the system choose one.
  public let port: Int
  /// nil when something in front of the server speaks TLS, or nobody does.
  public let tls: TLSFiles?
  public let limits: ConnectionLimits

  public init(host: String, port: Int, tls: TLSFiles? = nil, limits: ConnectionLimits = ConnectionLimits()) {
    self.host = host
    self.port = port
    self.tls = tls
    self.limits = limits
  }
}

extension Site {
  /// The program that answers at the address.
  ///
  /// - Parameter whenRunning: is told the port when the first request can be taken.
  /// - Throws: what TLS throws when it cannot be set up.
  public func application(
    at address: ListeningAddress, logger: Logger, whenRunning: @escaping @Sendable (_ port: Int) async -> Void
  ) throws -> Application<SiteResponder> {
    let plain = HTTPServerBuilder.limited(address.limits)
    return Application(
      responder: responder(),
      server: try address.tls.map { try .tls(plain, tlsConfiguration: $0.configuration) } ?? plain,
      configuration: .init(
        address: .hostname(address.host, port: address.port), serverName: nil,
        availableConnectionsDelegate: .maximum(address.limits.connections, logger: logger)),
      onServerRunning: { channel in await whenRunning(channel.localAddress?.port ?? address.port) }, logger: logger)
  }
}

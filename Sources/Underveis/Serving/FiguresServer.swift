internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Telemetry
internal import Web

/// Figures for Prometheus, on a port of their own: what nobody outside can reach needs no password, and a proxy that lets
/// everything through to the site lets nothing through to this.
enum FiguresServer {
  static func application(_ settings: ServerSettings, port: Int, _ registry: MetricsRegistry, _ logger: Logger)
    -> some ApplicationProtocol
  {
    let router = Router()
    router.get("/metrics") { _, _ in
      Response(
        status: .ok, headers: [.contentType: MetricsRegistry.contentType, .cacheControl: "no-store"],
        body: .init(byteBuffer: ByteBuffer(string: registry.exposition(with: ProcessFigures.now()))))
    }
    var limits = ConnectionLimits()
    limits.connections = 16
    return Application(
      router: router, server: .limited(limits),
      configuration: .init(
        address: .hostname(settings.watchHost, port: port), serverName: nil,
        availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
      logger: logger)
  }
}

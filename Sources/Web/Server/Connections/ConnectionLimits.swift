public import HummingbirdCore
public import NIOCore

/// How long the server waits for the other end of a connection, and how much it takes from it.
public struct ConnectionLimits: Sendable {
  /// Open connections. Further ones wait with the operating system.
  public var connections = 1_024
  /// From a connection is opened until the first request's head is there.
  public var head: TimeAmount = .seconds(10)
  /// From a request's head is read until the whole of it is.
  public var body: TimeAmount = .seconds(30)
  /// From the answer is ready until it is taken.
  public var taking: TimeAmount = .seconds(60)
  /// Between an answer and the next request's head.
  public var idle: TimeAmount = .seconds(60)
  /// Bytes of one header; the longest that a browser sends us is a cookie of some 1 000.
  public var headerField = 8_192
  /// Bytes of all headers of a request.
  public var headers = 32_768
  public var headerCount = 100

  public init() {}
}

extension HTTPServerBuilder {
  /// HTTP/1.1 with limits on what the other end may do.
  public static func limited(_ limits: ConnectionLimits) -> HTTPServerBuilder {
    .http1(
      configuration: .init(
        additionalChannelHandlers: [ConnectionPatience(limits)],
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerField, maxHeaderListSize: limits.headers,
          maxHeaderFieldCount: limits.headerCount)))
  }
}

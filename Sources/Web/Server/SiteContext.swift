public import Hummingbird
internal import Logging
internal import NIOCore

/// What Hummingbird carries with a request.
public struct SiteContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The address at the other end of the connection; nil for a request made inside the program.
  let peer: String?

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }

  /// A context without a network connection, for requests made inside the program.
  init(logger: Logger, peer: String?) {
    coreContext = .init(source: InProcess(logger: logger))
    self.peer = peer
  }

  private struct InProcess: RequestContextSource {
    let logger: Logger
  }
}

/// What answers requests when every address has been declared.
public typealias SiteResponder = RouterResponder<SiteContext>

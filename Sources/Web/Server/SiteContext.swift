public import Hummingbird
internal import Logging
internal import NIOCore

/// What Hummingbird carries with a request.
public struct SiteContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// Who holds the connection; nil inside the program.
  let peer: String?

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }

  /// A context without a network connection, for requests made inside the program.
  init(logger: Logger) {
    coreContext = .init(source: InProcess(logger: logger))
    peer = nil
  }

  private struct InProcess: RequestContextSource {
    let logger: Logger
  }
}

/// What answers requests when every address has been declared.
public typealias SiteResponder = RouterResponder<SiteContext>

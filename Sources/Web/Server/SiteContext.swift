public import Hummingbird
internal import Logging

/// What Hummingbird carries with a request.
public struct SiteContext: RequestContext {
  public var coreContext: CoreRequestContextStorage

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }

  /// A context without a network connection, for requests made inside the program.
  init(logger: Logger) {
    coreContext = .init(source: InProcess(logger: logger))
  }

  private struct InProcess: RequestContextSource {
    let logger: Logger
  }
}

/// What answers requests when every address has been declared.
public typealias SiteResponder = RouterResponder<SiteContext>

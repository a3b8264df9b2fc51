public import CivilTime
public import Identity
public import Logging

/// What differs from one place the site runs to another.
public struct SiteSettings: Sendable {
  /// An entry of the staff menu, shown to those who may use it.
  public struct MenuEntry: Sendable {
    let place: Place
    let title: String
    let address: String
    let permission: Permission

    public init(_ place: Place, _ title: String, address: String, for permission: Permission) {
      self.place = place
      self.title = title
      self.address = address
      self.permission = permission
    }
  }

  /// The name at the end of every window title.
  public var name = "Underveis"
  /// Whether all persons are made up, which every page then says.
  public var isDemonstration = false
  /// Whether browsers reach the site over TLS, also when something in front of it handles that.
  public var isEncrypted = true
  public var menu: [MenuEntry] = []
  /// Where the search for persons is; nil leaves it out.
  public var searchAddress: String?
  /// Where a new enquiry is written; nil leaves the button out.
  public var enquiryAddress: String?
  /// Where staff see their own log-ins; nil leaves the link out.
  public var logInsAddress: String?
  /// Where one comes after logging in.
  public var startAddress = "/arbeid"
  /// Whether a template that asks for what its model lacks is an error; it is, except when people are at work.
  public var isStrict = false
  /// The addresses of our own proxies, whose word on where a request comes from is believed.
  public var trustedProxies: Set<String> = []
  /// The largest form that is taken, in bytes.
  public var largestForm = 1_500_000

  public init() {}
}

/// What the site needs from outside.
public struct SiteSurroundings: Sendable {
  let identity: any Identity
  let parkedForms: any ParkedForms
  let clock: @Sendable () -> Moment
  let logger: Logger
  let trouble: @Sendable (any Error) -> Trouble?

  /// - Parameters:
  ///   - clock: the only place the time comes from.
  ///   - trouble: what an error of the use cases means to the one at the screen; nil for those it does not know.
  public init(
    identity: any Identity, parkedForms: any ParkedForms, clock: @escaping @Sendable () -> Moment, logger: Logger,
    trouble: @escaping @Sendable (any Error) -> Trouble? = { _ in nil }
  ) {
    self.identity = identity
    self.parkedForms = parkedForms
    self.clock = clock
    self.logger = logger
    self.trouble = trouble
  }
}

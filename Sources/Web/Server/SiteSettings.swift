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
  /// How much the site takes on at a time.
  public var limits = SiteLimits()
  /// The addresses of what stands in front of the server and speaks TLS with the browser. When there are any, a request
  /// that did not come through one of them, over TLS, is refused; and only they are believed about the sender's address.
  public var trustedProxies: Set<NetworkRange> = []
  /// The names of the site, without ports; a request for any other host is refused. None means that any will do.
  public var hosts: Set<String> = []

  public init() {}
}

/// What the site needs from outside.
public struct SiteSurroundings: Sendable {
  let identity: any Identity
  let parkedForms: any ParkedForms
  let clock: @Sendable () -> Moment
  let logger: Logger
  let readiness: Readiness
  let trouble: @Sendable (any Error) -> Trouble?
  let systems: SystemDoor?

  /// - Parameters:
  ///   - clock: the only place the time comes from.
  ///   - readiness: tells a load balancer whether to send work here.
  ///   - trouble: what an error of the use cases means to the one at the screen; nil for those it does not know.
  ///   - systems: how other systems are let in; nil where none is.
  public init(
    identity: any Identity, parkedForms: any ParkedForms, clock: @escaping @Sendable () -> Moment, logger: Logger,
    readiness: Readiness = Readiness(),
    trouble: @escaping @Sendable (any Error) -> Trouble? = { _ in nil }, systems: SystemDoor? = nil
  ) {
    self.identity = identity
    self.parkedForms = parkedForms
    self.clock = clock
    self.logger = logger
    self.readiness = readiness
    self.trouble = trouble
    self.systems = systems
  }
}

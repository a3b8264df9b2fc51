/// How much the site takes on at a time, and from one sender.
public struct SiteLimits: Sendable {
  /// Requests worked on at once. More would only wait for the database's readers and the two or four cores.
  public var inFlight = 64
  /// Places beyond those that only a crisis view may take.
  public var keptForCrisis = 8
  /// Requests that wait for a place. Those beyond are told to come again.
  public var waiting = 512
  /// How long a request waits for a place before it too is told so.
  public var patience: Duration = .seconds(3)
  /// How long one who is turned away is kept waiting for the answer, so that nobody asks again without a pause.
  public var heldFor: Duration = .milliseconds(750)
  /// How many are kept waiting so; the next is answered at once. With those let in and those in the queue they are fewer
  /// than the connections, so that there is always one for asking how the node is.
  public var held = 400
  /// Seconds after which one who was turned away may try again.
  public var comeAgainAfter = 5
  /// The largest form that is taken, in bytes.
  public var largestForm = 1_500_000
  /// Bytes of forms that are held in memory at once.
  public var formRoom = 256_000_000
  /// Forms sent by one log-in.
  public var forms = Pace(burst: 300, perSecond: 5)
  /// Searches for persons by one log-in: more than anybody types, far fewer than it takes to list a municipality.
  public var searches = Pace(burst: 60, perSecond: 1)
  /// Forms sent from one address, all log-ins and strangers together. A whole municipality may share one.
  public var formsFromOneAddress = Pace(burst: 2_000, perSecond: 50)

  public init() {}
}

/// How often something may be done: as many as `burst` at once, then so many a second.
public struct Pace: Sendable, Equatable {
  public let burst: Double
  public let perSecond: Double

  public init(burst: Double, perSecond: Double) {
    self.burst = burst
    self.perSecond = perSecond
  }
}

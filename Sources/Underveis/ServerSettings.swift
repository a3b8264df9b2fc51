internal import Configuration
internal import Web

/// What the server is told about the network, the load it takes and the log it writes.
struct ServerSettings: Sendable {
  /// Whether something in front of the server speaks TLS with the browser.
  var isTLSInFront = false
  /// The addresses of what stands in front; see `SiteSettings.trustedProxies`.
  var proxies: Set<String> = []
  /// The PEM files with which the server speaks TLS itself.
  var certificate: String?
  var key: String?
  /// Where figures are read. No port, no figures.
  var watchHost = "127.0.0.1"
  var watchPort: Int?
  /// Whether the log is one JSON object a line.
  var isLogStructured = false
  /// Whether each request gets a line.
  var isEveryRequestLogged = false
  /// The share of requests that are traced, from 0 to 1.
  var traceShare = 0.0
  /// Seconds from the node says that it is leaving until it takes no more connections.
  var farewell = 0
  var limits = SiteLimits()
  var connections = ConnectionLimits()

  /// Whether browsers reach the site over TLS.
  var isEncrypted: Bool { isTLSInFront || certificate != nil }

  init() {}

  /// - Throws: ``SettingsFault`` when they contradict each other or a number is out of its range.
  init(_ config: ConfigReader) throws(SettingsFault) {
    isTLSInFront = config.bool(forKey: "tls.in.front", default: false)
    // What speaks TLS for us is on this machine when nothing else is said; else all the world would be one sender.
    let inFront = config.string(forKey: "proxy.addresses", default: isTLSInFront ? "127.0.0.1 ::1" : "")
    proxies = Set(inFront.split { $0 == "," || $0 == " " }.map { $0.lowercased() })
    certificate = config.string(forKey: "tls.certificate")
    key = config.string(forKey: "tls.key")
    watchHost = config.string(forKey: "watch.host", default: watchHost)
    watchPort = config.int(forKey: "watch.port")
    isLogStructured = config.string(forKey: "log.form", default: "text") == "json"
    isEveryRequestLogged = config.bool(forKey: "log.requests", default: false)
    traceShare = config.double(forKey: "trace.share", default: 0)
    farewell = config.int(forKey: "farewell.seconds", default: 0)
    limits.inFlight = config.int(forKey: "limits.in.flight", default: limits.inFlight)
    limits.waiting = config.int(forKey: "limits.waiting", default: limits.waiting)
    limits.patience = .milliseconds(config.int(forKey: "limits.patience.ms", default: 3_000))
    limits.forms = Self.pace(config, "limits.forms.per.second", limits.forms)
    limits.searches = Self.pace(config, "limits.searches.per.second", limits.searches)
    limits.formsFromOneAddress = Self.pace(config, "limits.address.per.second", limits.formsFromOneAddress)
    connections.connections = config.int(forKey: "limits.connections", default: connections.connections)
    try check()
  }

  /// The pace with so many a second, and as long a burst in proportion.
  private static func pace(_ config: ConfigReader, _ key: String, _ given: Pace) -> Pace {
    let rate = config.double(forKey: ConfigKey(key), default: given.perSecond)
    return Pace(burst: max(1, given.burst * rate / given.perSecond), perSecond: max(rate, 0.01))
  }

  private func check() throws(SettingsFault) {
    if (certificate == nil) != (key == nil) {
      throw SettingsFault(
        what: "Bare én av tls.certificate og tls.key er satt.", mend: "Sett begge, eller ingen av dem.")
    }
    if certificate != nil, isTLSInFront {
      throw SettingsFault(
        what: "Både tls.certificate og tls.in.front er satt.",
        mend: "Velg om serveren selv eller noe foran den skal kryptere.")
    }
    if !isTLSInFront, !proxies.isEmpty {
      throw SettingsFault(
        what: "proxy.addresses er satt, men ikke tls.in.front.",
        mend: "Sett tls.in.front til true hvis noe foran serveren krypterer.")
    }
    let numbers = [
      ("limits.in.flight", limits.inFlight, 1...10_000), ("limits.waiting", limits.waiting, 0...100_000),
      ("limits.connections", connections.connections, 1...100_000), ("farewell.seconds", farewell, 0...600),
    ]
    for (name, value, range) in numbers where !range.contains(value) {
      throw SettingsFault(
        what: "\(name) er \(value).", mend: "Bruk et tall fra \(range.lowerBound) til \(range.upperBound).")
    }
    guard (0...1).contains(traceShare) else {
      throw SettingsFault(what: "trace.share er \(traceShare).", mend: "Bruk et tall fra 0 til 1.")
    }
  }
}

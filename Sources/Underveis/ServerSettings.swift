internal import Web

/// What the server is told about the network, the load it takes and the log it writes.
struct ServerSettings: Sendable {
  /// Whether something in front of the server speaks TLS with the browser.
  var isTLSInFront = false
  /// The addresses of what stands in front; see `SiteSettings.trustedProxies`.
  var proxies: Set<NetworkRange> = []
  /// What else than the public address's own name the site may be called, without ports.
  var hosts: Set<String> = []
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

  init(_ reader: SettingsReader) {
    isTLSInFront = reader.flag("tls.in.front", usual: false)
    // What speaks TLS for us is on this machine when nothing else is said; else all the world would be one sender.
    proxies = Self.ranges(reader.words("proxy.addresses") ?? (isTLSInFront ? ["127.0.0.1", "::1"] : []), reader)
    hosts = Set((reader.words("public.hosts") ?? []).map { HostName.of($0) })
    certificate = reader.text("tls.certificate")
    key = reader.text("tls.key")
    watchHost = reader.text("watch.host") ?? watchHost
    watchPort = reader.number("watch.port", in: 1...65_535, example: 9090)
    isLogStructured = reader.choice("log.form", among: ["text", "json"], usual: "text") == "json"
    isEveryRequestLogged = reader.flag("log.requests", usual: false)
    traceShare = reader.decimal("trace.share", in: 0...1, usual: 0)
    farewell = reader.number("farewell.seconds", in: 0...600, usual: 0)
    limits.inFlight = reader.number("limits.in.flight", in: 1...10_000, usual: limits.inFlight)
    limits.waiting = reader.number("limits.waiting", in: 0...100_000, usual: limits.waiting)
    limits.patience = .milliseconds(reader.number("limits.patience.ms", in: 1...600_000, usual: 3_000))
    limits.forms = Self.pace(reader, "limits.forms.per.second", limits.forms)
    limits.searches = Self.pace(reader, "limits.searches.per.second", limits.searches)
    limits.formsFromOneAddress = Self.pace(reader, "limits.address.per.second", limits.formsFromOneAddress)
    connections.connections = reader.number("limits.connections", in: 1...100_000, usual: connections.connections)
    check(reader)
  }

  private static func ranges(_ words: [String], _ reader: SettingsReader) -> Set<NetworkRange> {
    Set(
      words.compactMap { word in
        if let range = NetworkRange(word) { return range }
        reader.add(
          .wrong(
            "proxy.addresses", "har «\(word)», som verken er en adresse eller et nett.",
            "Skriv for eksempel 10.0.0.7, 10.1.0.0/16 eller fd00::/8, ikke et navn og ikke hele verden."))
        return nil
      })
  }

  /// The pace with so many a second, and as long a burst in proportion.
  private static func pace(_ reader: SettingsReader, _ name: String, _ given: Pace) -> Pace {
    let rate = reader.decimal(name, in: 0.01...100_000, usual: given.perSecond)
    return Pace(burst: max(1, given.burst * rate / given.perSecond), perSecond: rate)
  }

  /// What contradicts something else.
  private func check(_ reader: SettingsReader) {
    if (certificate == nil) != (key == nil) {
      reader.add(
        SettingsFault(what: "Bare én av tls.certificate og tls.key er satt.", mend: "Sett begge, eller ingen av dem."))
    }
    if certificate != nil, isTLSInFront {
      reader.add(
        SettingsFault(
          what: "Både tls.certificate og tls.in.front er satt.",
          mend: "Velg om serveren selv eller noe foran den skal kryptere."))
    }
    if !isTLSInFront, !proxies.isEmpty {
      reader.add(
        SettingsFault(
          what: "proxy.addresses er satt, men ikke tls.in.front.",
          mend: "Sett tls.in.front til true hvis noe foran serveren krypterer."))
    }
  }
}

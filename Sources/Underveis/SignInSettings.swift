internal import Configuration
internal import Identity

/// The settings of the real log-in as they were written, not yet tried.
struct SignInSettings: Sendable {
  /// One provider of log-ins.
  struct Provider: Sendable {
    /// "login.staff" or "login.person", for saying which setting is wrong.
    let prefix: String
    var issuer = ""
    var clientID = ""
    var keyFiles: [String] = []
    var profile: ProviderProfile

    /// Whether anybody has written anything of it.
    var isMentioned: Bool { !issuer.isEmpty || !clientID.isEmpty || !keyFiles.isEmpty }
  }

  /// Where browsers reach the server, for instance "https://underveis.kommune.no".
  var publicAddress = ""
  /// The file with the secret that access codes are made with.
  var secretFile = ""
  var staff = Provider(prefix: "login.staff", profile: .helseID(issuer: ""))
  var person = Provider(prefix: "login.person", profile: .idPorten(issuer: ""))
  /// What could not be read as what it should be.
  var faults: [SettingsFault] = []

  init(_ config: ConfigReader) {
    publicAddress = config.string(forKey: "public.address", default: "")
    while publicAddress.hasSuffix("/") { publicAddress.removeLast() }
    secretFile = config.string(forKey: "login.staff.secret.file", default: "")
    read(\.staff, config)
    read(\.person, config)
  }

  private mutating func read(_ path: WritableKeyPath<SignInSettings, Provider>, _ config: ConfigReader) {
    var provider = self[keyPath: path]
    func key(_ name: String) -> ConfigKey { ConfigKey("\(provider.prefix).\(name)") }
    func text(_ name: String) -> String? { config.string(forKey: key(name)) }
    func words(_ name: String) -> [String]? { text(name)?.split { $0 == " " || $0 == "," }.map(String.init) }
    provider.issuer = text("issuer") ?? ""
    provider.clientID = text("client.id") ?? ""
    provider.keyFiles = words("key.files") ?? []
    var profile = provider.profile
    profile.issuer = provider.issuer
    profile.name = text("name") ?? profile.name
    profile.scopes = words("scopes") ?? profile.scopes
    profile.claims.nationalID = text("claim.national.id") ?? profile.claims.nationalID
    profile.claims.hprNumber = text("claim.hpr") ?? profile.claims.hprNumber
    profile.claims.level = text("claim.level") ?? profile.claims.level
    profile.claims.organisation = text("claim.organisation") ?? profile.claims.organisation
    profile.claims.name = text("claim.name") ?? profile.claims.name
    profile.levelsAskedFor = words("levels.asked") ?? profile.levelsAskedFor
    profile.levelsAccepted = words("levels.accepted").map { Set($0) } ?? profile.levelsAccepted
    profile.organisation = text("organisation")
    profile.bindsTokens = config.bool(forKey: key("dpop"), default: profile.bindsTokens)
    profile.asksUserInfo = config.bool(forKey: key("user.info"), default: profile.asksUserInfo)
    // Text where a number should be is a fault, and not the usual number.
    func number(_ name: String, usual: Int) -> Int {
      config.int(forKey: key(name)) ?? text(name).map { Int($0) ?? -1 } ?? usual
    }
    profile.clockSkew = Int64(number("clock.skew.seconds", usual: Int(profile.clockSkew)))
    profile.longestSinceAuthentication = number("max.age.minutes", usual: profile.longestSinceAuthentication)
    if let names = words("algorithms") {
      profile.algorithms = Set(names.compactMap(SignatureAlgorithm.init))
      for name in names where SignatureAlgorithm(rawValue: name) == nil {
        let known = SignatureAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
        faults.append(.wrong("\(provider.prefix).algorithms", "«\(name)» brukes ikke her.", "Velg blant \(known)."))
      }
    }
    provider.profile = profile
    self[keyPath: path] = provider
    check(provider)
  }

  private mutating func check(_ provider: Provider) {
    let profile = provider.profile
    if !(0...300).contains(profile.clockSkew) {
      faults.append(
        .wrong(
          "\(provider.prefix).clock.skew.seconds", "er ikke et tall fra 0 til 300.", "Skriv sekunder, for eksempel 60.")
      )
    }
    if !(0...1440).contains(profile.longestSinceAuthentication) {
      faults.append(
        .wrong(
          "\(provider.prefix).max.age.minutes", "er ikke et tall fra 0 til 1440.",
          "Skriv minutter, for eksempel 720; 0 er ny innlogging hver gang."))
    }
    if profile.levelsAccepted.isEmpty {
      faults.append(.wrong("\(provider.prefix).levels.accepted", "er tom.", "Skriv minst ett nivå, for eksempel 4."))
    }
    if !profile.scopes.contains("openid") {
      faults.append(.wrong("\(provider.prefix).scopes", "mangler openid.", "Legg til openid først."))
    }
  }
}

extension SettingsFault {
  static func wrong(_ name: String, _ what: String, _ mend: String) -> SettingsFault {
    SettingsFault(what: "Innstillingen \(name) \(what)", mend: mend)
  }

  static func missing(_ name: String, _ mend: String) -> SettingsFault {
    let variable = "UNDERVEIS_" + name.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
    return SettingsFault(what: "Innstillingen \(name) mangler (i miljøet: \(variable)).", mend: mend)
  }
}

/// Everything that is wrong at once, so that nobody has to start ten times.
struct SettingsFaults: Error, CustomStringConvertible {
  let all: [SettingsFault]

  var description: String { all.map { "- \($0)" }.joined(separator: "\n") }
}

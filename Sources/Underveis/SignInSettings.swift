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

  /// What other systems must show, to be let in to the API; nil when it is closed.
  var api: API?

  struct API: Sendable {
    /// Our name as the provider knows the API.
    let audience: String
    let scope: String
    let clients: Set<String>
  }

  init(_ reader: SettingsReader) {
    publicAddress = reader.text("public.address") ?? ""
    while publicAddress.hasSuffix("/") { publicAddress.removeLast() }
    secretFile = reader.text("login.staff.secret.file") ?? ""
    read(\.staff, reader)
    read(\.person, reader)
    readAPI(reader)
  }

  private mutating func readAPI(_ reader: SettingsReader) {
    let (audience, scope) = (reader.text("api.audience") ?? "", reader.text("api.scope") ?? "")
    let clients = Set(reader.words("api.clients") ?? [])
    let missing = [("api.audience", audience.isEmpty), ("api.scope", scope.isEmpty), ("api.clients", clients.isEmpty)]
    guard missing.contains(where: { !$0.1 }) else { return }
    for (name, isMissing) in missing where isMissing {
      reader.add(.missing(name, "Skriv alle tre av api.audience, api.scope og api.clients, eller ingen av dem."))
    }
    api = API(audience: audience, scope: scope, clients: clients)
  }

  private mutating func read(_ path: WritableKeyPath<SignInSettings, Provider>, _ reader: SettingsReader) {
    var provider = self[keyPath: path]
    let prefix = provider.prefix
    func text(_ name: String) -> String? { reader.text("\(prefix).\(name)") }
    func words(_ name: String) -> [String]? { reader.words("\(prefix).\(name)") }
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
    profile.bindsTokens = reader.flag("\(prefix).dpop", usual: profile.bindsTokens)
    profile.asksUserInfo = reader.flag("\(prefix).user.info", usual: profile.asksUserInfo)
    profile.clockSkew = Int64(
      reader.number("\(prefix).clock.skew.seconds", in: 0...300, usual: Int(profile.clockSkew)))
    // Nought is a new log-in every time.
    profile.longestSinceAuthentication = reader.number(
      "\(prefix).max.age.minutes", in: 0...1440, usual: profile.longestSinceAuthentication)
    if let names = words("algorithms") {
      profile.algorithms = Set(names.compactMap(SignatureAlgorithm.init))
      for name in names where SignatureAlgorithm(rawValue: name) == nil {
        let known = SignatureAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
        reader.add(.wrong("\(prefix).algorithms", "«\(name)» brukes ikke her.", "Velg blant \(known)."))
      }
    }
    if profile.levelsAccepted.isEmpty {
      reader.add(.wrong("\(prefix).levels.accepted", "er tom.", "Skriv minst ett nivå, for eksempel 4."))
    }
    if !profile.scopes.contains("openid") {
      reader.add(.wrong("\(prefix).scopes", "mangler openid.", "Legg til openid først."))
    }
    provider.profile = profile
    self[keyPath: path] = provider
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

  var description: String {
    all.count == 1 ? "\(all[0])" : "\n" + all.map { "- \($0)" }.joined(separator: "\n")
  }
}

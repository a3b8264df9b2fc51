internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Foundation
internal import Identity
internal import Store
internal import Web

/// Makes the real log-in of its settings: reads key files, tries the providers, and says everything that is wrong.
struct SignInSetup {
  let settings: Settings
  let municipality: Municipality
  let store: JournalStore
  var transport: any ProviderTransport = HTTPTransport()

  /// - Throws: ``SettingsFaults``; then nothing has been started.
  func identity(at now: Moment) async throws(SettingsFaults) -> OpenIDIdentity {
    let signIn = settings.signIn
    var faults: [SettingsFault] = []
    checkAddress(signIn.publicAddress, &faults)
    let staff = client(signIn.staff, &faults)
    let person = signIn.person.isMentioned ? client(signIn.person, &faults) : nil
    let secret = secret(signIn.secretFile, &faults)
    for client in [staff, person].compactMap(\.self) where faults.isEmpty {
      do throws(ProviderFault) {
        try await client.tryProvider(at: now)
      } catch {
        faults.append(
          SettingsFault(
            what: "\(client.profile.name) på \(client.profile.issuer) kan ikke brukes. \(error)",
            mend: "Se etter at adressen i issuer er riktig, at leverandøren er oppe, og at brannmuren slipper serveren "
              + "ut dit."))
      }
    }
    guard faults.isEmpty, let staff, let secret else { throw SettingsFaults(all: faults) }
    return OpenIDIdentity(
      staff: staff, person: person, directory: StaffDirectory(Self.entries(municipality), secret: secret),
      sessions: Sessions(store: store.sessions, limits: settings.sessionLimits), attempts: store.signInAttempts)
  }

  /// How other systems are let in; nil when no setting opens the API.
  func systems(_ sessions: Sessions) -> SystemDoor? {
    guard let api = settings.signIn.api else { return nil }
    let check = AccessTokenCheck(
      profile: settings.signIn.staff.profile, audience: api.audience, transport: transport, replays: store.usedProofs)
    return SystemDoor(
      check: check, scope: api.scope, clients: api.clients, publicAddress: settings.signIn.publicAddress
    ) { try await sessions.note($0) }
  }

  /// The staff who may log in, with how they are known.
  static func entries(_ municipality: Municipality) -> [StaffDirectory.Entry] {
    municipality.staff.compactMap { member in
      StaffActor(member, in: municipality).map {
        StaffDirectory.Entry($0, hprNumber: member.hprNumber, accessCode: member.accessCode)
      }
    }
  }

  private func checkAddress(_ address: String, _ faults: inout [SettingsFault]) {
    guard !address.isEmpty else {
      return faults.append(
        .missing("public.address", "Skriv adressen nettleserne bruker, for eksempel https://underveis.kommune.no."))
    }
    guard ProviderAddress.isSafe(address), !address.dropFirst(8).contains("/") else {
      return faults.append(
        .wrong(
          "public.address", "er «\(address)».", "Den må begynne med https:// og slutte med vertsnavnet eller porten."))
    }
    if address.hasPrefix("https://"), !settings.server.isEncrypted {
      faults.append(
        .wrong(
          "tls.in.front", "er false, men public.address er https.",
          "Sett den til true når noe foran serveren tar imot TLS; ellers blir ikke informasjonskapslene beskyttet."))
    }
  }

  private func client(_ provider: SignInSettings.Provider, _ faults: inout [SettingsFault]) -> OpenIDClient? {
    let prefix = provider.prefix
    if provider.issuer.isEmpty {
      faults.append(.missing("\(prefix).issuer", "Skriv utstederen slik leverandøren selv oppgir den."))
    } else if !ProviderAddress.isSafe(provider.issuer) {
      faults.append(
        .wrong(
          "\(prefix).issuer", "er «\(provider.issuer)».", "Den må begynne med https:// (http bare på samme maskin)."))
    }
    if provider.clientID.isEmpty {
      faults.append(.missing("\(prefix).client.id", "Skriv klientens id, som du får hos leverandøren."))
    }
    guard let keys = keys(provider, &faults) else { return nil }
    let (kind, base) = (provider.profile.kind, settings.signIn.publicAddress)
    return OpenIDClient(
      profile: provider.profile,
      registration: ClientRegistration(
        clientID: provider.clientID, returnAddress: base + SignInAddress.back(kind),
        signedOutAddress: base + SignInAddress.page(kind), keys: keys),
      transport: transport)
  }

  private func keys(_ provider: SignInSettings.Provider, _ faults: inout [SettingsFault]) -> ClientKeys? {
    let name = "\(provider.prefix).key.files"
    guard !provider.keyFiles.isEmpty else {
      faults.append(
        .missing(name, "Skriv stien til den private nøkkelen (PEM eller JWK). Er det to, så den nyeste først."))
      return nil
    }
    var keys: [SigningKey] = []
    for path in provider.keyFiles {
      guard let text = SecretFile(name, path).text(&faults) else { continue }
      do throws(KeyFault) {
        keys.append(try SigningKey(text))
      } catch {
        faults.append(
          .wrong(
            name, "peker på «\(path)», som \(error).", "Lag en ny: openssl ecparam -name prime256v1 -genkey -noout."))
      }
    }
    guard keys.count == provider.keyFiles.count else { return nil }
    do throws(KeyFault) {
      return try ClientKeys(keys)
    } catch {
      faults.append(.wrong(name, "kan ikke brukes. \(error).", "Se etter at filene er to forskjellige nøkler."))
      return nil
    }
  }

  private func secret(_ path: String, _ faults: inout [SettingsFault]) -> [UInt8]? {
    let name = "login.staff.secret.file"
    guard !path.isEmpty else {
      faults.append(.missing(name, "Lag en fil med openssl rand -hex 32, og skriv stien til den her."))
      return nil
    }
    guard let text = SecretFile(name, path).text(&faults) else { return nil }
    let bytes = Array(text.utf8.filter { $0 > 32 })
    guard bytes.count >= 32 else {
      faults.append(.wrong(name, "peker på «\(path)», som er for kort.", "Lag en ny med openssl rand -hex 32."))
      return nil
    }
    return bytes
  }
}

/// A file that only the server may read.
private struct SecretFile {
  let setting: String
  let path: String

  init(_ setting: String, _ path: String) { (self.setting, self.path) = (setting, path) }

  func text(_ faults: inout [SettingsFault]) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else {
      faults.append(
        .wrong(
          setting, "peker på «\(path)», som ikke kan leses.", "Se etter at filen finnes og at serveren får lese den."))
      return nil
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 {
      faults.append(.wrong(setting, "peker på «\(path)», som andre enn serveren kan lese.", "Kjør chmod 600 på filen."))
      return nil
    }
    guard data.count <= 100_000, let text = String(data: data, encoding: .utf8) else {
      faults.append(.wrong(setting, "peker på «\(path)», som ikke er tekst.", "Se etter at det er riktig fil."))
      return nil
    }
    return text
  }
}

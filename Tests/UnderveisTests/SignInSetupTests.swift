import Casework
import CivilTime
import Configuration
import Content
import Foundation
import Identity
import Seals
import Store
import TestProvider
import Testing

@testable import Underveis

/// Protects the start: a wrong setting of the log-in is named with how to mend it, all at once, and nothing half starts.
final class SignInSetupTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "oppsett-\(UUID().uuidString)")
  private let now = Moment(milliseconds: 1_795_518_000_000)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = folder.appending(path: name).path
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode]))
    return path
  }

  private func right() throws -> [String: String] {
    [
      "public.address": "https://underveis.test", "login.staff.issuer": "https://leverandor.test",
      "login.staff.client.id": "underveis-staff", "login.staff.organisation": "999999990",
      "login.staff.key.files": try file("nøkkel.pem", SignInStage.newerKey),
      "login.staff.secret.file": try file("hemmelig", String(repeating: "ab", count: 32)),
    ]
  }

  /// What is said when the server is started with these settings; nil when it starts.
  private func complaint(
    _ values: [String: String], encrypted: Bool = true, _ wrong: Misbehaviour? = nil
  ) async throws -> String? {
    let entries = values.map { (AbsoluteConfigKey(ConfigKey($0.key)), ConfigValue(.string($0.value), isSecret: false)) }
    let config = ConfigReader(
      provider: InMemoryProvider(values: Dictionary(entries, uniquingKeysWith: { first, _ in first })))
    let reader = SettingsReader(config)
    let signIn = SignInSettings(reader)
    guard reader.faults.isEmpty else { return SettingsFaults(all: reader.faults).description }
    var server = ServerSettings()
    server.isTLSInFront = encrypted
    var settings = try Settings(SettingsReader(ConfigReader(provider: InMemoryProvider(values: [:]))))
    settings.database = .sqlite(path: folder.appending(path: "base.sqlite").path)
    (settings.server, settings.signIn) = (server, signIn)
    let stage = try SignInStage(.staff, now: { [now] in now })
    await stage.provider.misbehave(wrong)
    let municipality = Municipality(
      id: MunicipalityID("fjordvik"), name: "Fjordvik", inhabitants: 1, phone: "", receptionName: "",
      receptionPhone: "", emergencyNumbers: [], units: [], staff: [], offers: [])
    let store = try JournalStore(
      settings.database, municipality: municipality.id,
      keys: KeysInMemory(MasterKeys(MasterKey.random(made: "2026-11-28"))))
    let setup = SignInSetup(settings: settings, municipality: municipality, store: store, transport: stage.provider)
    do {
      _ = try await setup.identity(at: now)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `With the right settings it starts, for staff alone and for persons too`() async throws {
    #expect(try await complaint(try right()) == nil)
    var both = try right()
    both["login.person.issuer"] = "https://leverandor.test"
    both["login.person.client.id"] = "underveis-person"
    both["login.person.key.files"] =
      try file("nyere.pem", SignInStage.newerKey) + " " + file("eldre.pem", SignInStage.olderKey)
    #expect(try await complaint(both) == nil)
  }

  @Test func `With none it says every one that is missing, by both its names`() async throws {
    let said = try #require(try await complaint([:]))
    for name in [
      "public.address", "login.staff.issuer", "login.staff.client.id", "login.staff.key.files",
      "login.staff.secret.file",
    ] {
      #expect(said.contains("Innstillingen \(name) mangler"), "\(name)")
    }
    #expect(said.contains("UNDERVEIS_LOGIN_STAFF_CLIENT_ID"))
    #expect(!said.contains("login.person"))
  }

  @Test(arguments: [
    ("public.address", "http://underveis.kommune.no", "må begynne med https://"),
    ("public.address", "https://underveis.test/sti", "må begynne med https://"),
    ("login.staff.issuer", "http://leverandor.test", "http bare på samme maskin"),
    ("login.staff.issuer", "http://127.0.0.1@ond.example", "http bare på samme maskin"),
    ("login.staff.key.files", "/finnes/ikke.pem", "ikke kan leses"),
    ("login.staff.secret.file", "/finnes/ikke", "ikke kan leses"),
    ("login.staff.algorithms", "ES256 HS256", "«HS256» brukes ikke her"),
    ("login.staff.clock.skew.seconds", "9999", "fra 0 til 300"),
    ("login.staff.clock.skew.seconds", "ett minutt", "fra 0 til 300"),
    ("login.staff.max.age.minutes", "-5", "fra 0 til 1440"), ("login.staff.scopes", "profile", "mangler openid"),
    ("login.staff.levels.accepted", " ", "er tom"), ("login.person.client.id", "x", "login.person.issuer mangler"),
  ])
  func `A wrong one is named with what to do`(_ name: String, _ value: String, _ words: String) async throws {
    var settings = try right()
    settings[name] = value
    let said = try #require(try await complaint(settings), "\(name)")
    #expect(said.contains(words), "\(said)")
  }

  @Test func `A wrong key file is told apart from a right one`() async throws {
    var settings = try right()
    settings["login.staff.key.files"] = try file("tull.pem", "ikke en nøkkel")
    #expect(try #require(try await complaint(settings)).contains("verken PEM eller"))
    settings["login.staff.key.files"] = try file("åpen.pem", SignInStage.newerKey, mode: 0o644)
    #expect(try #require(try await complaint(settings)).contains("chmod 600"))
    let same = try file("samme.pem", SignInStage.newerKey)
    settings["login.staff.key.files"] = "\(same) \(same)"
    #expect(try #require(try await complaint(settings)).contains("samme navn"))
    settings = try right()
    settings["login.staff.secret.file"] = try file("kort", "abc")
    #expect(try #require(try await complaint(settings)).contains("for kort"))
    #expect(try #require(try await complaint(try right(), encrypted: false)).contains("tls.in.front"))
  }

  @Test(arguments: [
    (Misbehaviour.down, "tar ikke imot forbindelser"), (.slow, "svarte ikke i tide"), (.notJSON, "kunne ikke leses"),
    (.otherIssuerInDocument, "utstederen er en annen"), (.unencryptedTokenAddress, "ikke er https"),
  ])
  func `A provider that cannot be used stops the start`(_ wrong: Misbehaviour, _ words: String) async throws {
    let said = try #require(try await complaint(try right(), wrong))
    #expect(said.contains("HelseID på https://leverandor.test kan ikke brukes") && said.contains(words))
  }
}

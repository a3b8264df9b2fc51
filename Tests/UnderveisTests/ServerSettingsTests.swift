import Configuration
import Testing

@testable import Underveis
@testable import Web

/// Protects whoever sets up the server: what is written about proxies and hosts is read as meant, or refused with what to do.
struct ServerSettingsTests {
  private func reading(_ values: [String: String]) -> (settings: ServerSettings, faults: [SettingsFault]) {
    let entries = values.map { (AbsoluteConfigKey(ConfigKey($0.key)), ConfigValue(.string($0.value), isSecret: false)) }
    let reader = SettingsReader(
      ConfigReader(provider: InMemoryProvider(values: Dictionary(entries, uniquingKeysWith: { first, _ in first }))))
    return (ServerSettings(reader), reader.faults)
  }

  @Test func `Proxies are addresses and networks, this machine's own when nothing is said`() {
    let given = reading(["tls.in.front": "true", "proxy.addresses": "10.0.0.7, 10.1.0.0/16 fd00::/8"]).settings
    #expect(given.proxies == Set(["10.0.0.7", "10.1.0.0/16", "fd00::/8"].compactMap(NetworkRange.init)))
    let usual = reading(["tls.in.front": "true"]).settings
    #expect(usual.proxies == Set(["127.0.0.1", "::1"].compactMap(NetworkRange.init)))
    #expect(reading([:]).settings.proxies.isEmpty)
  }

  @Test(arguments: ["proxy.kommune.no", "0.0.0.0/0", "10.0.0.1/40"])
  func `What is no network is named, with how to write one`(_ word: String) {
    let faults = reading(["tls.in.front": "true", "proxy.addresses": "10.0.0.7,\(word)"]).faults
    #expect(faults.count == 1 && faults.allSatisfy { $0.what.contains("«\(word)»") })
  }

  @Test func `Names of the site are read without ports`() {
    #expect(reading(["public.hosts": "A.test:8443, b.test"]).settings.hosts == ["a.test", "b.test"])
  }
}

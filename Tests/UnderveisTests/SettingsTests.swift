import Configuration
import Testing

@testable import Underveis

/// Protects that a setting which is written and cannot be used stops the start, and is never taken for not written.
struct SettingsTests {
  private func complaint(_ values: [String: ConfigContent]) -> String? {
    let entries = values.map { (AbsoluteConfigKey(ConfigKey($0.key)), ConfigValue($0.value, isSecret: false)) }
    let provider = InMemoryProvider(values: Dictionary(entries, uniquingKeysWith: { first, _ in first }))
    do throws(SettingsFaults) {
      _ = try Settings(SettingsReader(ConfigReader(provider: provider)))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    "port", "demo", "session.idle.minutes", "session.longest.minutes", "tls.in.front", "watch.port", "log.form",
    "log.requests", "trace.share", "farewell.seconds", "limits.in.flight", "limits.waiting", "limits.patience.ms",
    "limits.forms.per.second", "limits.searches.per.second", "limits.address.per.second", "limits.connections",
    "login.staff.dpop", "login.staff.user.info", "login.staff.clock.skew.seconds", "login.person.max.age.minutes",
  ])
  func `What is not what it should be is named, with what stood there`(_ name: String) throws {
    let said = try #require(complaint([name: .string("åtti")]))
    #expect(said.hasPrefix("Innstillingen \(name) er «åtti».") && (said.contains("Skriv ") || said.contains("Velg ")))
  }

  @Test(arguments: [
    ("port", 99_999), ("session.idle.minutes", 4), ("session.longest.minutes", 29), ("limits.in.flight", 0),
    ("watch.port", 0), ("farewell.seconds", -1),
  ])
  func `A number out of its range is no number`(_ name: String, _ value: Int) throws {
    #expect(try #require(complaint([name: .int(value)])).contains("\(name) er «\(value)»"))
  }

  @Test func `A file's numbers, flags and texts are read as they are meant, and all faults are told at once`() throws {
    #expect(
      complaint(["port": .int(9000), "demo": .bool(true), "trace.share": .int(1), "tls.in.front": .bool(true)]) == nil)
    #expect(complaint(["port": .string(""), "demo": .string(" ")]) == nil, "an empty variable is none")
    let said = try #require(complaint(["host": .int(127), "port": .bool(true), "demo": .string("kanskje")]))
    #expect(said.split(separator: "\n").count == 3)
    for words in ["host er 127, som ikke er en tekst", "port er «true»", "demo er «kanskje»"] {
      #expect(said.contains(words))
    }
  }

  @Test func `A password is not repeated`() throws {
    let said = try #require(complaint(["database": .int(4711)]))
    #expect(!said.contains("4711"))
  }
}

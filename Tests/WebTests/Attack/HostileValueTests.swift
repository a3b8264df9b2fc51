import Access
import Casework
import Testing

@testable import Web

/// Attacks with numbers, days and codes that no page sends: the server lives, and what it answers is no fault of ours.
struct HostileValueTests {
  private static let values = [
    "9223372036854775807", "-9223372036854775808", "99999999999999999999999", "-1", "1e309", "NaN", "0x10", "٣",
    "31.12.9999", "0000-00-00", "\u{202E}", "'; DROP TABLE person; --", "${7*7}", "../..", "{{x}}", "😀",
  ]
  private static let names = [
    "side", "fra", "etter", "inntil", "dato", "dag", "slag", "vis", "enhet", "ansvarlig", "forlop", "styrke", "status",
    "rekkefolge", "drofte", "oppgaver", "funn", "utkast", "parkert", "til", "utgave",
  ]

  @Test func `No value in an address ends the program or gives a fault of ours`() async throws {
    let whole = try await WholeSite()
    let leader = try await whole.desk.visitor(.leader, on: whole.site)
    let clinician = try await whole.desk.visitor(.clinician, on: whole.site)
    for route in whole.site.routes where route.method == "GET" && route.permission != nil {
      let address = whole.address(route, of: whole.ours)
      let visitor = route.path.hasPrefix("/arbeid/ledelse") ? leader : clinician
      for value in Self.values {
        let query = Self.names.map { "\($0)=\(value.inQuery)" }.joined(separator: "&")
        let answer = try await visitor.get("\(address)?\(query)")
        #expect(answer.status < 500, "\(route.path) with \(value) gave \(answer.status)")
      }
    }
  }

  @Test func `No value in place of an id ends the program or gives a fault of ours`() async throws {
    let whole = try await WholeSite()
    let visitor = try await whole.desk.visitor(.clinician, on: whole.site)
    for route in whole.site.routes where route.method == "GET" && route.path.contains("{") {
      for value in Self.values {
        // With several ids the person is real, so that the ones after it are read too.
        let keepsPerson = route.path.count { $0 == "{" } > 1
        let parts = route.path.split(separator: "/").map { part in
          guard part.hasPrefix("{") else { return String(part) }
          return part == "{id}" && keepsPerson ? whole.ours.text : value.inQuery
        }
        let answer = try await visitor.get("/" + parts.joined(separator: "/"))
        #expect(answer.status < 500, "\(route.path) with \(value) gave \(answer.status)")
      }
    }
  }

  @Test func `No number in a form ends the program or gives a fault of ours`() async throws {
    let whole = try await WholeSite()
    let visitor = try await whole.desk.visitor(.clinician, on: whole.site)
    let csrf = try await visitor.csrf()
    let names = ["versjon", "sett", "utkast", "dag", "dato", "tid", "nivaa", "tall", "sum", "side", "klokka"]
    for route in whole.site.routes where route.method == "POST" && route.permission != nil {
      for value in Self.values.prefix(10) {
        let fields = [("csrf", csrf), ("nokkel", "0123456789abcdef")] + names.map { ($0, value) }
        let body = fields.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
        let answer = try await visitor.post(whole.address(route, of: whole.ours), body: Array(body.utf8))
        #expect(answer.status < 500, "\(route.path) with \(value) gave \(answer.status)")
      }
    }
  }
}

import Access
import Casework
import Desk
import Foundation
import Testing

@testable import Web

/// Fetches every page for staff as one member of staff sees it: each declared address with everything that may stand in
/// it, each link from there, and what each form answers when it is sent empty.
struct Crawl {
  private(set) var answers: [(address: String, body: String)] = []
  private let visitor: Visitor
  private let record: RecordID
  private let enquiry: RecordID
  private let versions: Int
  private var seen: Set<String> = []
  /// How many of each pattern, so that a calendar or a catalogue has an end.
  private var kinds: [String: Int] = [:]

  init(_ site: TestSite, _ planted: PlantedRecord, versions: Int, as actor: StaffActor) async throws {
    (record, enquiry, self.versions) = (planted.record, planted.enquiry, versions)
    visitor = try await site.visitor(as: actor.id.text)
    for route in site.routes where route.method == "GET" && route.path.hasPrefix("/arbeid") {
      for address in addresses(route.path) { try await fetch(address, follow: true) }
    }
    for (page, field) in [("/arbeid/sok", "sok"), ("/arbeid/henvendelse/ny/finn", "etternavn")] {
      answers.append((page, try await visitor.send(page, [field: "Testad"]).body))
    }
  }

  /// What each form of the record answers when it is sent with nothing in it, from a page opened long ago.
  mutating func send(_ site: TestSite) async throws {
    let csrf = try await visitor.csrf()
    for route in site.routes where route.method == "POST" && route.path.contains("{id}") {
      for address in addresses(route.path).prefix(3) {
        let fields: KeyValuePairs = ["csrf": csrf, "nokkel": Secret16.next(), "versjon": "1", "sett": "0"]
        answers.append(("POST \(address)", try await visitor.post(address, fields).body))
      }
    }
  }

  /// The addresses whose answer holds this text.
  func holding(_ text: String) -> [String] {
    answers.filter { $0.body.contains(text) || $0.body.contains(text.asHTML) }.map(\.address)
  }

  private mutating func fetch(_ address: String, follow: Bool) async throws {
    guard seen.insert(address).inserted else { return }
    let answer = try await visitor.get(address)
    #expect(answer.status != 500, "\(address)")
    answers.append((address, answer.body))
    guard follow, answer.body.hasPrefix("<!") else { return }
    for link in Self.links(answer.body) where isNew(link) { try await fetch(link, follow: true) }
  }

  private mutating func isNew(_ link: String) -> Bool {
    guard link.hasPrefix("/arbeid"), !seen.contains(link) else { return false }
    let isMine = link.contains(record.text)
    let kind = String(link.prefix { $0 != "?" }.map { $0.isNumber ? "#" : $0 }) + (isMine ? "" : "*")
    let parts = kind.split(separator: "/")
    let key = isMine ? kind : parts.prefix(3).joined(separator: "/")
    kinds[key, default: 0] += 1
    return kinds[key, default: 0] <= 6
  }

  private static func links(_ html: String) -> [String] {
    html.components(separatedBy: "<a ").dropFirst().compactMap { element in
      guard let start = element.range(of: "href=\"")?.upperBound else { return nil }
      return String(element[start...].prefix { $0 != "\"" && $0 != "#" }).replacing("&amp;", with: "&")
    }
  }

  private func addresses(_ pattern: String) -> [String] {
    var found = [""]
    for part in pattern.split(separator: "/").map(String.init) {
      let values =
        switch part {
        case "{id}": [pattern.hasPrefix("/arbeid/henvendelse") ? enquiry.text : record.text]
        case "{norm}": ["HF3-47", "MAP-20"]
        case "{slag}": pattern.contains("planer") ? ["krise", "egen"] : ["samtaler-med-helsepersonell"]
        case "{skjema}": ["phq-9"]
        case "{nr}": ["1", "5", "9"]
        case "{versjon}": (1...versions).map(String.init)
        case "{sperring}": ["sperring"]
        case _ where part.hasPrefix("{"): ["finnes-ikke"]
        default: [part]
        }
      found = found.flatMap { start in values.map { "\(start)/\($0)" } }
    }
    return found
  }
}

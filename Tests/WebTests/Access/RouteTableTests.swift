import Access
import Casework
import Desk
import Foundation
import Store
import Testing

@testable import Web

/// Protects every address about a person: each route is run by each role that stands in each way to the person, and the
/// answer is what `access-table.txt` says.
struct RouteTableTests {
  enum Outcome: String, Sendable {
    case yes = "ja"
    case reason = "grunn"
    case no = "nei"
  }

  /// The routes that are about a person and yet let in whoever the role lets in, with why.
  private static let open: [String: String] = [
    "/arbeid/person/{id}/apne": "her sier man grunnen",
    "/arbeid/person/{id}/apning/{apning}/sett": "bare den som er varslet, og beskjeden sier ikke noe om personen",
    "/arbeid/person/{id}/apning/{apning}/gjennomgang": "bare ledere, og bare de som leder enheten",
  ]

  @Test func `Every route about a person asks a policy that asks for a relation`() throws {
    let site = try TestDesk().wholeSite()
    let routes = site.routes.filter { $0.path.hasPrefix("/arbeid/person/") }
    #expect(routes.count > 60)
    for route in routes {
      guard case .use(let use) = route.permission else {
        Issue.record("\(route.method) \(route.path) has no policy")
        continue
      }
      #expect(use.isAboutOnePerson || Self.open[route.path] != nil, "\(route.path): \(use)")
      #expect(!route.because.isEmpty)
    }
  }

  @Test func `No page for staff is open to all`() throws {
    for route in try TestDesk().wholeSite().routes where route.path.hasPrefix("/arbeid") {
      // What the questionnaires are is about nobody.
      let isAboutNobody = route.path.hasPrefix("/arbeid/maleverktoy")
      #expect(route.permission != nil && (route.permission != .staff || isAboutNobody), "\(route.path)")
    }
  }

  @Test(arguments: Standing.allCases)
  func `Every route answers each role as the table says`(standing: Standing) async throws {
    let desk = try TestDesk()
    let site = try desk.wholeSite()
    let table = try Self.table()
    for role in StaffRole.allCases {
      let actor = try desk.actor(role)
      let record = try await desk.record(standing, to: actor)
      let visitor = try await site.visitor(as: actor.id.text)
      let csrf = try await visitor.csrf()
      for route in site.routes where route.path.hasPrefix("/arbeid/person/") && Self.open[route.path] == nil {
        guard case .use(let use) = route.permission else { continue }
        let expected = try #require(table["\(standing.rawValue) \(Self.kind(use)) \(role.norwegian)"])
        // What the person may not see, a reader may not steer either: guests are turned away after the door.
        let isGuest = use == .steerAccess && [.guidance, .opened].contains(standing) && route.method == "POST"
        if isGuest { continue }
        let found = try await Self.outcome(route, record, visitor, csrf)
        #expect(found == expected, "\(role) \(standing) \(route.method) \(route.path)")
      }
    }
  }

  @Test(arguments: Standing.allCases)
  func `An enquiry that belongs to a record is erased and moved by whom the record's column remove lets in`(
    standing: Standing
  ) async throws {
    let desk = try TestDesk()
    let site = try desk.wholeSite()
    let table = try Self.table()
    let routes = site.routes.filter {
      $0.path.hasPrefix("/arbeid/henvendelse/{id}/") && $0.permission == .use(.decideRemoval)
    }
    #expect(routes.count == 4)
    for role in StaffRole.allCases {
      let actor = try desk.actor(role)
      let record = try await desk.record(standing, to: actor)
      let enquiry = try #require(
        try await desk.store.journal(of: record).compactMap(\.event.linkedEnquiry?.enquiry).first)
      let visitor = try await site.visitor(as: actor.id.text)
      let csrf = try await visitor.csrf()
      for route in routes {
        let expected = try #require(table["\(standing.rawValue) remove \(role.norwegian)"])
        let found = try await Self.outcome(route, enquiry, visitor, csrf)
        #expect(found == expected, "\(role) \(standing) \(route.method) \(route.path)")
      }
    }
  }

  @Test(arguments: StaffRole.allCases)
  func `Every other route turns away the roles that its policy names no right for`(role: StaffRole) async throws {
    let desk = try TestDesk()
    let site = try desk.wholeSite()
    let visitor = try await site.visitor(as: try desk.actor(role).id.text)
    let csrf = try await visitor.csrf()
    for route in site.routes where route.path.hasPrefix("/arbeid") && !route.path.hasPrefix("/arbeid/person/") {
      guard case .use(let use) = route.permission, case .denied(let why) = decide(role, may: use) else { continue }
      let address = Self.fill(route.path, RecordID("finnes-ikke"))
      let answer =
        route.method == "GET"
        ? try await visitor.get(address)
        : try await visitor.post(address, ["csrf": csrf, "nokkel": Secret16.next()])
      #expect(answer.status == 403 && answer.body.contains(why.asHTML), "\(role) \(route.method) \(route.path)")
    }
  }

  private static func kind(_ use: Use) -> String {
    switch use {
    case .readRecord: "read"
    case .readLog: "log"
    case .exportRecord: "export"
    case .decideRemoval: "remove"
    default: "write"
    }
  }

  private static func outcome(
    _ route: SiteRoute, _ record: RecordID, _ visitor: Visitor, _ csrf: String
  ) async throws -> Outcome {
    let address = fill(route.path, record)
    let answer =
      route.method == "GET"
      ? try await visitor.get(address)
      : try await visitor.post(address, ["csrf": csrf, "nokkel": Secret16.next()])
    guard answer.status == 403 else { return .yes }
    return answer.body.contains("Hvorfor åpner du?") ? .reason : .no
  }

  /// The address with something that exists in place of each name.
  private static func fill(_ pattern: String, _ record: RecordID) -> String {
    let values = [
      "{id}": record.text, "{norm}": "MAP-01", "{versjon}": "2", "{nr}": "1", "{skjema}": "phq-9",
      "{slag}": pattern.contains("planer") ? "krise" : "samtaler-med-helsepersonell",
    ]
    let parts = pattern.split(separator: "/").map { part in
      part.hasPrefix("{") ? values[String(part)] ?? "finnes-ikke" : String(part)
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Outcome by "standing kind role".
  private static func table() throws -> [String: Outcome] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "access-table.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    var table: [String: Outcome] = [:]
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let columns = ["read", "write", "log", "remove", "export"].flatMap { kind in
        StaffRole.allCases.map { "\(kind) \($0.norwegian)" }
      }
      #expect(words.count == columns.count + 1, "\(line)")
      for (column, word) in zip(columns, words.dropFirst()) {
        let outcome: Outcome = try #require(Outcome(rawValue: word))
        table["\(words[0]) \(column)"] = outcome
      }
    }
    #expect(table.count == Standing.allCases.count * 20)
    return table
  }
}

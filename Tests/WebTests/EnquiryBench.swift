import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// A desk with an enquiry about somebody that has namesakes, and the addresses where it is erased and moved.
struct EnquiryBench {
  let desk: TestDesk
  let site: TestSite
  let visitor: Visitor

  init(role: StaffRole = .clinician) async throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareAllPages(desk.desk) { _, _ in [] } }
    visitor = try await desk.visitor(role, on: site)
  }

  func receive(danger: Danger = .no, daysAgo days: Int = 3) async throws -> RecordID {
    var person = PersonDetails(givenName: "Oddvar", familyName: "Testad", birthDate: Day(iso: "1972-03-12"))
    person.phone = "90 11 22 33"
    let enquiry = Enquiry(
      channel: .phone, words: "Har hørt stemmer hele uken.", danger: danger, urgency: .today, person: person,
      from: "Søsteren Gerd", received: desk.desk.moment.adding(minutes: -days * 1440), internalNote: "Ring på kvelden")
    return try await desk.daysAgo(days) {
      try await desk.desk.receive(enquiry, by: try desk.actor(.reception), key: nil)
    }
  }

  func link(_ id: RecordID, to record: RecordID, daysAgo days: Int = 2) async throws {
    try await desk.daysAgo(days) {
      try await desk.desk.link(id, to: record, by: try desk.actor(.reception), key: nil)
    }
  }

  func enquiry(_ id: RecordID) async throws -> EnquiryState { try #require(try await desk.store.enquiry(id)) }

  func page(_ address: String) async throws -> String {
    let body = try await visitor.get(address).body
    #expect(HTMLCheck(body).faults == [], "\(address)")
    return body
  }

  func timeline(of record: RecordID) async throws -> String { try await page("/arbeid/person/\(record)/tidslinje") }

  /// Every chain holds, and every state is what its journal folds to.
  func expectWhole() async throws {
    let report = try await desk.store.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    for (record, state) in try await desk.store.records(after: nil, limit: 100) {
      let journal = try await desk.store.journal(of: record)
      #expect(state == CaseState(replaying: journal))
    }
    for (id, state) in try await desk.store.enquiries(after: nil, limit: 100) {
      let journal = try await desk.store.journal(of: id)
      #expect(state == EnquiryState(replaying: journal))
    }
  }

  static func erasing(_ id: RecordID) -> String { "/arbeid/henvendelse/\(id)/slett" }
  static func moving(_ id: RecordID) -> String { "/arbeid/henvendelse/\(id)/flytt" }

  /// A decision to erase, confirmed.
  static let erased: KeyValuePairs = [
    "avgjorelse": "erased", "hvem": "person", "vilkar": "misleading", "vurdert": "ja", "grunn": "Gjaldt en navnebror.",
    "bekreftet": "ja",
  ]
}

import Access
import Casework
import Testing

@testable import Web

/// Somebody at the pages where a person is followed up: fetches, checks and sends forms as a browser without script does.
struct FollowUpVisit {
  let desk: TestDesk
  let record: RecordID
  let visitor: Visitor

  init(_ desk: TestDesk, _ record: RecordID, as role: StaffRole = .clinician) async throws {
    (self.desk, self.record) = (desk, record)
    // The leader of the service has no relation to anybody through a unit.
    if role == .leader { try await desk.letIn(role, to: record) }
    visitor = try await desk.visitor(role, on: Self.site(desk))
  }

  /// A colleague with a log-in of their own on a site of the same desk.
  init(colleagueOf visit: FollowUpVisit) async throws {
    (desk, record) = (visit.desk, visit.record)
    let me = try desk.actor()
    let other = try #require(desk.people.first { $0.role == .clinician && $0.id != me.id })
    visitor = try await Self.site(desk).visitor(as: other.id.text)
  }

  private static func site(_ desk: TestDesk) throws -> TestSite {
    try desk.site { site in
      site.declareRisk(desk.desk)
      site.declarePathway(desk.desk)
      site.declareMeasures(desk.desk)
      site.declareContact(desk.desk)
    }
  }

  func address(_ page: String) -> String { "/arbeid/person/\(record)/\(page)" }

  /// The page, sound.
  @discardableResult
  func open(_ page: String) async throws -> String {
    let answer = try await visitor.get(address(page))
    #expect(answer.status == 200, "\(page)")
    #expect(HTMLCheck(answer.body).faults == [], "\(page)")
    return answer.body
  }

  /// Sends a form that was opened on this version of the record.
  func send(
    _ page: String, _ fields: [(String, String)], version: Int? = nil, key: String? = nil
  ) async throws -> Visitor.Answer {
    let seen = try await desk.state(record).version
    var all = [
      ("csrf", try await visitor.csrf()), ("nokkel", key ?? "noekkel-\(UInt64.random(in: 1_000_000_000...(.max)))"),
      ("dag", "23.11.2026"), ("versjon", "\(version ?? seen)"),
    ].filter { given in !fields.contains { $0.0 == given.0 } }
    all += fields
    let body = all.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
    let answer = try await visitor.post(address(page), body: Array(body.utf8))
    if answer.status != 303, !answer.body.isEmpty, answer.body.hasPrefix("<") {
      #expect(HTMLCheck(answer.body).faults == [], "\(page)")
    }
    return answer
  }

  func state() async throws -> CaseState { try await desk.state(record) }
}

import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// A site with the mapping on it, and the short ways to use it that its tests share.
struct MappingSite {
  let desk: TestDesk
  let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site { $0.declareMapping(desk.desk) }
  }

  func path(_ record: RecordID, _ rest: String = "") -> String {
    "/arbeid/person/\(record.text)/kartlegging\(rest)"
  }

  /// The topic, from 1, with that fact among its questions.
  func topic(asking fact: Fact) throws -> Int {
    try #require(MappingPlan(desk.knowledge).number(asking: fact))
  }

  func field(_ fact: Fact) -> String { FactQuestion(fact).field }

  func signature(of record: RecordID) async throws -> Assessment {
    let filter = EntryFilter(types: ["assessment-signed/1"], limit: 1)
    let entry = try #require(try await desk.store.entries(of: record, filter).first)
    guard case .assessmentSigned(let assessment) = entry.event else { throw DeskError.notFound("kartleggingen") }
    return assessment
  }

  @discardableResult
  func send(
    _ visitor: Visitor, from page: String, to address: String? = nil, key: String = "0123456789abcdef",
    _ fields: [(String, String)]
  ) async throws -> Visitor.Answer {
    try await visitor.send(from: page, to: address, key: key, fields)
  }

  /// The draft as it is kept.
  func draft(_ record: RecordID) async throws -> MappingDraft {
    try await desk.desk.mappingDraft(record, for: try desk.actor())
  }
}

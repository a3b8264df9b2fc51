import Access
import Casework
import CivilTime
import Desk
import Foundation
import Store
import Testing

@testable import Web

/// Protects that a whole record can be handed out, complete, by those who may, and that it is logged.
struct RecordExportTests {
  @Test func everyEntryIsThereToReadAndForMachines() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let site = try desk.site {
      $0.declareRecordExport(desk.desk)
      $0.declareReadLog(desk.desk)
    }
    let leader = try await desk.visitor(.leader, on: site)
    let address = "/arbeid/person/\(record)/utlevering"
    let page = try await leader.get(address)
    #expect(page.status == 200 && HTMLCheck(page.body).faults == [])
    let sheet = try await leader.get("\(address)/ark")
    #expect(sheet.status == 200 && HTMLCheck(sheet.body).faults == [])
    let journal = try await desk.store.journal(of: record)
    #expect(sheet.body.contains("Sove fem timer i strekk"))
    let author = try desk.actor().name
    #expect(sheet.body.contains(author))
    let file = try await leader.get("\(address)/journal.json")
    #expect(file.status == 200)
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(file.body.utf8)) as? [String: Any])
    #expect(whole["schema"] as? Int == 1 && whole["record"] as? String == record.text)
    let entries = try #require(whole["entries"] as? [[String: Any]])
    #expect(entries.compactMap { $0["version"] as? Int } == journal.map(\.version))
    let events = try entries.map { entry in
      try JSONDecoder().decode(Event.self, from: JSONSerialization.data(withJSONObject: try #require(entry["event"])))
    }
    #expect(events == journal.map(\.event), "a machine reads back what was written")
    let looks = try #require(whole["reads"] as? [[String: Any]])
    #expect(looks.contains { $0["what"] as? String == "så på hele journalen, for å utlevere den" })
    let log = try await leader.get("/arbeid/person/\(record)/logg").body
    #expect(log.contains("hele journalen, for å utlevere den") && log.contains("Lever ut hele journalen"))
  }

  @Test func onlyThoseWhoAnswerForTheServiceMay() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let site = try desk.site { $0.declareRecordExport(desk.desk) }
    for role in [StaffRole.clinician, .reception] {
      let visitor = try await desk.visitor(role, on: site)
      for end in ["", "/ark", "/journal.json"] {
        #expect(try await visitor.get("/arbeid/person/\(record)/utlevering\(end)").status == 403)
      }
    }
  }
}

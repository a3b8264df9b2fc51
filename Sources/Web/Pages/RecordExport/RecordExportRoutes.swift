internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// A whole record, to read and for machines.
  public func declareRecordExport(_ desk: CaseDesk) {
    let because = "Hele journalen utleveres av leder: til personen, til tilsyn, eller når noen flytter."
    get("/arbeid/person/{id}/utlevering", may: .use(.exportRecord), because: because) { request, actor in
      let record = RecordID(try request.id("id"))
      return .page(RecordExportPage(record, try await desk.subject(ofExport: record, for: actor)))
    }
    let copies: [(address: String, recipient: RecordExport.Recipient, name: String)] = [
      ("", .authority, "journal.json"), ("/til-personen", .person, "journal-til-personen.json"),
    ]
    for (end, recipient, name) in copies {
      let copy = "/arbeid/person/{id}/utlevering\(end)"
      get("\(copy)/ark", may: .use(.exportRecord), because: because) { request, actor in
        let export = try await desk.export(RecordID(try request.id("id")), to: recipient, for: actor)
        return .page(RecordExportSheet.page(export, desk.knowledge, today: desk.today))
      }
      get("\(copy)/journal.json", may: .use(.exportRecord), because: because) { request, actor in
        let export = try await desk.export(RecordID(try request.id("id")), to: recipient, for: actor)
        return .download(
          try RecordExportJSON(export, desk.knowledge).text, type: "application/json", name: name)
      }
    }
  }
}

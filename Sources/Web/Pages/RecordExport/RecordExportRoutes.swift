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
    get("/arbeid/person/{id}/utlevering/ark", may: .use(.exportRecord), because: because) { request, actor in
      let export = try await desk.export(RecordID(try request.id("id")), for: actor)
      return .page(RecordExportSheet.page(export, desk.knowledge, today: desk.today))
    }
    get("/arbeid/person/{id}/utlevering/journal.json", may: .use(.exportRecord), because: because) { request, actor in
      let export = try await desk.export(RecordID(try request.id("id")), for: actor)
      return .download(try RecordExportJSON(export).text, type: "application/json", name: "journal.json")
    }
  }
}

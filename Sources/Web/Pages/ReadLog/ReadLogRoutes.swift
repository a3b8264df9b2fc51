internal import Access
internal import Casework
public import Desk

extension Site {
  /// The log of what has been done with a record.
  public func declareReadLog(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/logg"
    get(page, may: .use(.readLog), because: "Leder kontrollerer at oppslag er begrunnet.") { request, actor in
      let record = RecordID(try request.id("id"))
      let (person, lines) = try await desk.accessLog(of: record, for: actor)
      return .page(ReadLogPage(record, person, lines, desk.knowledge, by: actor, today: request.today))
    }
    get("\(page)/utskrift", may: .use(.readLog), because: "Personen har rett til å vite hvem som har sett i journalen.")
    {
      request, actor in
      let record = RecordID(try request.id("id"))
      let (person, lines) = try await desk.accessLog(of: record, page: "logg-utskrift", limit: 1_000_000, for: actor)
      return .page(PrintSheetPage(log: lines, of: record, person, desk.knowledge, by: actor, at: request.now))
    }
  }
}

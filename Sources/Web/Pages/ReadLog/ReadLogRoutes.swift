internal import Access
internal import Casework
public import Desk

extension Site {
  /// The log of what has been done with a record.
  public func declareReadLog(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/logg"
    get(page, may: .use(.readLog), because: "Leder kontrollerer at oppslag er begrunnet.") { request, actor in
      let record = RecordID(try request.id("id"))
      var form = FormReading(request.query)
      var filter = AccessLogFilter(
        from: form.day("fra"), through: form.day("til"), after: request.query["etter"].nonEmpty)
      filter.staff = request.query["hvem"].nonEmpty.map { StaffID($0) }
      let log = try await desk.accessLog(of: record, filter, for: actor)
      let page = ReadLogPage(record, log, form, desk.knowledge, by: actor, today: request.today)
      return form.isSound ? .page(page) : .again(page)
    }
    get("\(page)/utskrift", may: .use(.readLog), because: "Personen har rett til å vite hvem som har sett i journalen.")
    {
      request, actor in
      let record = RecordID(try request.id("id"))
      let (person, lines) = try await desk.wholeAccessLog(of: record, for: actor)
      return .page(PrintSheetPage(log: lines, of: record, person, desk.knowledge, by: actor, at: request.now))
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

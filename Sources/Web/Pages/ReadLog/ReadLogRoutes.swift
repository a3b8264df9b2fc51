internal import Access
public import Desk

extension Site {
  /// The log of looks at a record.
  public func declareReadLog(_ desk: CaseDesk) {
    let because = "Leder kontrollerer at oppslag er begrunnet."
    get("/arbeid/person/{id}/logg", may: .use(.readLog), because: because) { request, actor in
      let place = try await PersonPlace(request, "logg", desk, actor)
      return .page(ReadLogPage(place, try await desk.reads(place.record, for: actor)))
    }
  }
}

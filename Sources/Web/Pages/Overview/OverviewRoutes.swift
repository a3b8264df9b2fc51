internal import Access
internal import Casework
public import Desk

extension Site {
  /// The first page of a person.
  public func declareOverview(_ desk: CaseDesk) {
    get(
      "/arbeid/person/{id}", may: .use(.readRecord),
      because: "Den som gir helsehjelp, må se hvem det er og hva som gjelder nå."
    ) {
      request, actor in
      let record = RecordID(try request.id("id"))
      let file = try await desk.person(record, page: "oversikt", for: actor)
      return .page(OverviewPage(file, actor: actor))
    }
  }
}

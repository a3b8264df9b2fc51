internal import Access
public import Desk

extension Site {
  /// The crisis view.
  public func declareCrisis(_ desk: CaseDesk) {
    let because = "Den som møter et menneske i krise, må se alt på ett blikk."
    get("/arbeid/person/{id}/krise", may: .use(.readRecord), because: because) { request, actor in
      .page(CrisisPage(try await PersonPlace(request, "krise", desk, actor), at: request.now))
    }
  }
}

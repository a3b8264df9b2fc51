internal import Access
public import Desk

extension Site {
  /// Every recommendation on this person, with its *hvorfor*.
  public func declareAllFindings(_ desk: CaseDesk) {
    let because = "Den som gir helsehjelp, må se hva veilederen sier."
    get("/arbeid/person/{id}/veileder", may: .use(.readRecord), because: because) { request, actor in
      let place = try await PersonPlace(request, "veileder", desk, actor)
      let group = AllFindingsPage.groups.map(\.word).first { $0 == request.query["vis"] } ?? "apne"
      return .page(AllFindingsPage(place, group: group, page: request.query["side"].asCount ?? 1))
    }
  }
}

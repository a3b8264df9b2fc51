internal import Access
public import Desk

extension Site {
  /// The caseload of a unit or of a member of staff.
  public func declareCaseload(_ desk: CaseDesk) {
    get(
      CaseloadChoice.address, may: .use(.caseload),
      because: "De som følger opp eller leder, må se hvem som venter på dem."
    ) { request, staff in
      let choice = try CaseloadChoice(request.query, desk.knowledge, staff)
      let page = try await desk.caseload(choice.filter, for: staff)
      return .page(CaseloadPage(page, choice, desk.knowledge, staff, today: request.today))
    }
  }
}

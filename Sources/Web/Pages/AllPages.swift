public import Desk

extension Site {
  /// Declares every page that works on the desk. A page that is not named here does not exist.
  public func declareAllPages(_ desk: CaseDesk) {
    declareNewEnquiry(desk)
    declareReception(desk)
    declareEnquiry(desk)
    declareFindPerson(desk)
    declareMyDay(desk)
    declareCaseload(desk)
    declareOverview(desk)
    declareRisk(desk)
    declarePathway(desk)
    declareMeasures(desk)
    declareContact(desk)
    declareMapping(desk)
    declareMeasurement(desk)
    declareDetails(desk)
    declareCrisis(desk)
    declareTimeline(desk)
    declareAllFindings(desk)
    declareDeparture(desk)
    declarePlans(desk)
    declareFactForms(desk)
    declareReadLog(desk)
    declareServiceNorms(desk)
    declareEditions(desk)
  }
}

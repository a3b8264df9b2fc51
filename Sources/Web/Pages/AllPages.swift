public import Content
public import Desk

extension Site {
  /// Declares every page that works on the desk. A page that is not named here does not exist.
  ///
  /// - Parameter cases: where the cases of a recommendation are found.
  public func declareAllPages(
    _ desk: CaseDesk, cases: @escaping @Sendable (_ norm: String, _ edition: String) -> [Story]
  ) {
    declareRecommendations(desk, cases: cases)
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
    declareInstruments(desk)
    declareDetails(desk)
    declareCrisis(desk)
    declareTimeline(desk)
    declareAllFindings(desk)
    declareDeparture(desk)
    declarePlans(desk)
    declareFactForms(desk)
    declareReadLog(desk)
    declareRecordExport(desk)
    declareOpening(desk)
    declareSteering(desk)
    declareAccessReview(desk)
    declareServiceNorms(desk)
    declareEditions(desk)
    declareLocal(desk)
    declareLeaderInstruments(desk)
    declareCompliance(desk)
    declareOutcomes(desk)
    // Last: it shows which of the leader's pages there are.
    declareLeadership()
  }
}

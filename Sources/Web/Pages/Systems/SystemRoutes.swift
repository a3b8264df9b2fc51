public import Desk
internal import Guidance

extension Site {
  /// What the municipality's own reporting system fetches: figures without persons, small numbers hidden.
  public func declareSystems(_ desk: CaseDesk) {
    let because = "Kommunens eget system for rapportering henter tall uten personer, med små tall skjult."
    get(SystemAddress.compliance, systemBecause: because) { request in
      let choice = try ComplianceChoice(request.query, desk.knowledge)
      return .json(ComplianceFile(try await desk.complianceForSystems(choice.question), choice).json)
    }
    get(SystemAddress.trend, systemBecause: because) { request in
      let choice = try ComplianceChoice(request.query, desk.knowledge)
      let trend = try await desk.complianceTrendForSystems(choice.question)
      let norms = desk.guide.norms.filter { choice.strength == nil || $0.strength == choice.strength }
      return .json(TrendFile(trend: trend, norms: norms).json)
    }
  }
}

/// Addresses of the API.
enum SystemAddress {
  static let compliance = "/api/v1/etterlevelse"
  static let trend = "/api/v1/etterlevelse/utvikling"
}

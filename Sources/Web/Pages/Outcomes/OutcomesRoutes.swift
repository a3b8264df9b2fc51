internal import Access
public import Desk

extension Site {
  /// What becomes of those who are helped: a group's numbers, for the service to learn from.
  public func declareOutcomes(_ desk: CaseDesk) {
    let address = OutcomesAddress.page
    let because = "Den som leder, skal kunne se om hjelpen hjelper, og for hvor mange vi vet det."
    get(address, may: .use(.leadership), because: because) { request, staff in
      .page(OutcomesPage(try await desk.outcomes(for: staff), desk.knowledge, today: request.today))
    }
    get("\(address).csv", may: .use(.leadership), because: because) { _, staff in
      let file = OutcomesFile(try await desk.outcomes(for: staff))
      return .csv(file.rows, named: "\(file.name).csv")
    }
    get("\(address).json", may: .use(.leadership), because: because) { _, staff in
      .json(OutcomesFile(try await desk.outcomes(for: staff)).json)
    }
  }
}

enum OutcomesAddress {
  static let page = "/arbeid/ledelse/utfall"
}

internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// How the guideline is followed: figures for leaders, figures and persons for those who lead a unit or follow up.
  public func declareCompliance(_ desk: CaseDesk) {
    let address = ComplianceChoice.address
    let because = "Den som leder eller følger opp, skal kunne svare på om veilederen følges."
    get(address, may: .use(.compliance), because: because) { request, staff in
      let (report, choice) = try await Self.report(request, desk, staff)
      let course = try await desk.complianceTrend(choice.question, for: staff)
      return .page(CompliancePage(report, course, choice, desk.knowledge, today: request.today))
    }
    get("\(address)-utvikling.csv", may: .use(.compliance), because: because) { request, staff in
      let file = try await Self.trendFile(request, desk, staff)
      return .csv(file.rows, named: "etterlevelse-utvikling-\(request.today.iso).csv")
    }
    get("\(address)-utvikling.json", may: .use(.compliance), because: because) { request, staff in
      .json(try await Self.trendFile(request, desk, staff).json)
    }
    get("\(address).csv", may: .use(.compliance), because: because) { request, staff in
      let (report, choice) = try await Self.report(request, desk, staff)
      let file = ComplianceFile(report, choice)
      return .csv(file.rows, named: "\(file.name).csv")
    }
    get("\(address).json", may: .use(.compliance), because: because) { request, staff in
      let (report, choice) = try await Self.report(request, desk, staff)
      return .json(ComplianceFile(report, choice).json)
    }
    get("\(address)/{norm}", may: .use(.compliance), because: because) { request, staff in
      let id = try request.id("norm")
      let (report, choice) = try await Self.report(request, desk, staff)
      guard let line = report.lines.first(where: { $0.norm.id == id }) else { throw Trouble.notFound("anbefalingen") }
      let course = try await desk.complianceCourse(of: id, choice.question, for: staff)
      return .page(
        NormCompliancePage(line, report, course, choice, desk.knowledge, today: request.today))
    }
    get(
      "\(address)/{norm}/personer", may: .use(.compliance),
      because: "Den som leder enheten eller følger opp, må se hvem det gjelder for å kunne gjøre noe."
    ) { request, staff in
      let id = try request.id("norm")
      guard let norm = desk.guide.norm(id) else { throw Trouble.notFound("anbefalingen") }
      let choice = try ComplianceChoice(request.query, desk.knowledge)
      guard let group = StandingGroup(rawValue: request.query["status"]) else { throw Trouble.notFound("tallet") }
      let after = request.query["etter"]
      let (persons, next) = try await desk.persons(
        standing: group.statuses, on: id, choice.question, after: after.isEmpty ? nil : RecordID(after), for: staff)
      return .page(PersonsBehindPage(norm, group, persons, next: next, choice, on: request.today))
    }
  }

  private static func trendFile(
    _ request: PageRequest, _ desk: CaseDesk, _ staff: StaffActor
  ) async throws -> TrendFile {
    let choice = try ComplianceChoice(request.query, desk.knowledge)
    let trend = try await desk.complianceTrend(choice.question, for: staff)
    return TrendFile(
      trend: trend, norms: desk.guide.norms.filter { choice.strength == nil || $0.strength == choice.strength })
  }

  private static func report(
    _ request: PageRequest, _ desk: CaseDesk, _ staff: StaffActor
  ) async throws -> (ComplianceReport, ComplianceChoice) {
    let choice = try ComplianceChoice(request.query, desk.knowledge)
    return (try await desk.compliance(choice.question, for: staff), choice)
  }
}

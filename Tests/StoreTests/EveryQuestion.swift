internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Store

extension JournalStore {
  /// Asks every question that the store knows, so that an engine's plan for each can be looked at.
  func askEverything() async throws {
    let store = self
    let (record, staff) = (RecordID("r"), StaffID("s"))
    var stream = Stream("r")
    try await store.write(
      Write(
        stream.add(contact("x")), key: "k",
        finishedDrafts: [FinishedDraft(DraftKey(record: record, form: "f"), seen: 1, signer: staff)]))
    _ = try await (store.state(of: record), store.enquiry(record), store.journal(of: record))
    _ = try await store.entries(of: record, EntryFilter())
    _ = try await store.entries(of: record, EntryFilter(types: ["goal/1", "task/1"], before: 9))
    _ = try await (store.records(after: record, limit: 5), store.enquiries(after: record, limit: 5))
    _ = try await (store.aging(through: firstDay, after: record, limit: 5), store.accessLog(of: record, limit: 5))
    _ = try await (
      store.accessLog(
        of: record, AccessLogFilter(staff: StaffID("s"), from: firstDay, through: firstDay, after: "1.1.n"), limit: 5),
      store.lookers(of: record)
    )
    for query in [
      PersonQuery.names(["ola"]), .names(["ola", "nord"]), .birthDate(firstDay), .nationalID("1"), .phone("1"),
      .record(record),
    ] {
      _ = try await store.find(query, limit: 20)
    }
    _ = try await (store.queue(after: nil, limit: 5), store.queueFigures(now: Moment(milliseconds: 1)))
    _ = try await store.erasedEnquiries(since: Moment(milliseconds: 1), limit: 5)
    for order in CaseloadOrder.allCases {
      _ = try await store.caseload(CaseloadFilter(order: order, after: "1.r"))
      _ = try await store.caseload(CaseloadFilter(unit: UnitID("u"), responsible: staff, pathway: 1, order: order))
      _ = try await store.caseload(CaseloadFilter(unit: UnitID("u"), discussOnly: true, order: order))
      _ = try await store.caseload(CaseloadFilter(unit: UnitID("u"), order: order, before: "0.r"))
    }
    _ = try await store.appointments(of: staff, from: Moment(milliseconds: 0), to: Moment(milliseconds: 1))
    _ = try await (
      store.tasks(of: staff, dueBy: firstDay, after: "r~t", limit: 5), store.findings(of: staff, after: "r~n", limit: 5)
    )
    _ = try await (store.raisedRisk(of: staff, since: firstDay), store.offerUse(), store.persons([record]))
    _ = try await (store.draft(DraftKey(record: record, form: "f")), store.drafts(of: staff, limit: 5))
    _ = try await (store.selfAssessments(), store.selfAssessments(of: "SVC-04", limit: 5))
    for figure in Figure.allCases {
      _ = try await store.points(figure, on: [firstDay, firstDay.adding(days: 90)])
    }
    _ = try await store.pathwayCounts(on: firstDay)
    _ = try await store.outcomes(of: ["", "phq-9"], unit: nil, openOrEndedSince: firstDay)
    _ = try await store.outcomes(of: ["phq-9"], unit: UnitID("u"), openOrEndedSince: firstDay)
    let guide = Guide(edition: "e", norms: [])
    let scopes = [
      ComplianceScope(), ComplianceScope(unit: UnitID("u"), pathway: 2), ComplianceScope(responsible: staff),
    ]
    for scope in scopes {
      _ = try await store.compliance(scope, guide)
      _ = try await store.records(
        standing: [.missing], onNorm: 0, scope, fingerprint: guide.fingerprint, after: record, limit: 5)
    }
    _ = try await store.outdated(guide.fingerprint, through: firstDay, limit: 5)
    _ = try await store.countOutdated(guide.fingerprint, through: firstDay)
    _ = try await (store.journals(after: nil, limit: 5), store.complianceDays(), store.compliance(on: firstDay))
    _ = try await store.complianceCourse(of: "n")
    try await store.ping()
  }
}

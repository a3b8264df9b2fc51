public import Access
public import Casework
internal import CivilTime
internal import Instruments

/// What somebody must do today, for whom, and why.
public struct MyDay: Sendable {
  /// For how many days an appointment that nobody has written the outcome of is brought up.
  static let remembers = 90
  /// For how many days a score is brought up.
  public static let bringsUp = 14

  /// Today's, and earlier ones that nobody has written the outcome of.
  public let appointments: [OfPerson<AppointmentRow>]
  public let tasks: ListPage<OfPerson<TaskRow>>
  public let findings: ListPage<OfPerson<FindingRow>>
  public let raisedRisk: [PersonRow]
  /// Lately measured, and something to talk about.
  public let courses: [PersonRow]
  public let drafts: [Draft]
  /// Whom the drafts are about; a draft of a new enquiry is about nobody in the records yet.
  public let draftPersons: [RecordID: PersonRow]
  /// Enquiries where danger now has not been answered in words; shown to everybody who receives.
  public let danger: [EnquiryRow]
  /// Records that somebody else has opened with a reason, and that this one is to know of.
  public let openings: [OfPerson<OpeningRow>]
}

extension CaseDesk {
  /// - Parameters:
  ///   - tasksAfter: the place after the last task of the page before.
  ///   - findingsAfter: the place after the last finding of the page before.
  public func myDay(
    _ actor: StaffActor, tasksAfter: String? = nil, findingsAfter: String? = nil
  ) async throws(DeskError) -> MyDay {
    try basis(for: .ownDay, actor)
    let (day, lists) = (today, ListsForActor(desk: self, actor: actor))
    let written = try await asking { () throws(StoreFailure) in try await store.drafts(of: actor.id, limit: 50) }
    let (appointments, tasks, findings) = try await asking { () throws(StoreFailure) in
      (
        try await store.appointments(
          of: actor.id, from: Moment(day: day.adding(days: -MyDay.remembers), time: .midnight),
          to: Moment(day: day.adding(days: 1), time: .midnight)),
        try await store.tasks(of: actor.id, dueBy: day, after: tasksAfter, limit: 25),
        try await store.findings(of: actor.id, after: findingsAfter, limit: 25)
      )
    }
    let (risk, draftPersons, danger, openings) = try await asking { () throws(StoreFailure) in
      (
        try await store.raisedRisk(of: actor.id, since: day.adding(days: -7)),
        try await store.persons(Set(written.map(\.key.record))), try await openDanger(),
        try await store.notices(of: actor.id)
      )
    }
    let measured = try await asking { () throws(StoreFailure) in
      try await courses(of: actor.id, since: day.adding(days: -MyDay.bringsUp))
    }
    return MyDay(
      appointments: try await lists.appointments(appointments),
      tasks: tasks.with(try await lists.tasks(tasks.rows)),
      findings: findings.with(try await lists.findings(findings.rows)),
      raisedRisk: try await lists.persons(risk).filter { !$0.riskLevel.isEmpty },
      courses: try await lists.persons(measured).filter { $0.course != nil },
      drafts: try await findable(written, draftPersons, for: actor), draftPersons: draftPersons,
      danger: try await shown(danger, to: actor), openings: try await lists.openings(openings))
  }

  /// Those one is responsible for whose course asks to be talked about; they stand first in the order of courses.
  private func courses(of staff: StaffID, since day: Day) async throws(StoreFailure) -> [PersonRow] {
    let filter = CaseloadFilter(responsible: staff, order: .course, limit: 100)
    return try await store.caseload(filter).rows.filter { person in
      person.course?.asksToTalk == true && person.courseDay.map { $0 >= day } == true
    }
  }

  /// Every enquiry with danger now that nobody has answered. They stand among the most urgent, so one page is as a rule
  /// enough, but not one is left out because others have waited longer.
  private func openDanger() async throws(StoreFailure) -> [EnquiryRow] {
    var found: [EnquiryRow] = []
    var cursor: String?
    repeat {
      let page = try await store.queue(after: cursor, limit: 50)
      found += page.rows.filter(\.dangerOpen)
      cursor = page.rows.last?.urgency == .immediate ? page.next : nil
    } while cursor != nil
    return found
  }

  /// The reception's queue: the most urgent first, then who has waited longest.
  public func queue(
    after cursor: String?, for actor: StaffActor
  ) async throws(DeskError) -> (page: ListPage<EnquiryRow>, figures: QueueFigures) {
    try basis(for: .reception, actor)
    let moment = now()
    let (page, figures) = try await asking { () throws(StoreFailure) in
      (try await store.queue(after: cursor, limit: 50), try await store.queueFigures(now: moment))
    }
    return (page.with(try await shown(page.rows, to: actor)), figures)
  }

  /// Enquiries that a decision has erased lately, so that nobody looks for them in the queue.
  public func erasedEnquiries(for actor: StaffActor) async throws(DeskError) -> [EnquiryRow] {
    try basis(for: .reception, actor)
    let monthAgo = now().adding(minutes: -30 * 24 * 60)
    return try await asking { () throws(StoreFailure) in
      try await store.erasedEnquiries(since: monthAgo, limit: 20)
    }
  }

  public func caseload(
    _ filter: CaseloadFilter, for actor: StaffActor
  ) async throws(DeskError) -> ListPage<PersonRow> {
    try basis(for: .caseload, actor)
    let isOwn =
      filter.responsible == actor.id || filter.unit == actor.unit
      || (filter.unit == nil && knowledge.staffMember(filter.responsible ?? actor.id)?.unit == actor.unit)
    guard isOwn, filter.unit != nil || filter.responsible != nil else {
      throw .denied("Forløpslista viser dem du følger opp, og dem enheten din følger opp. Søk etter andre ved navn.")
    }
    var filter = filter
    // A colleague's list is the unit's part of it: others they follow up belong to other units.
    if filter.unit == nil, filter.responsible != actor.id { filter.unit = actor.unit }
    let page = try await asking { [filter] () throws(StoreFailure) in try await store.caseload(filter) }
    return page.with(try await ListsForActor(desk: self, actor: actor).persons(page.rows))
  }

  /// Finds people by what was typed: a name, a birth date, a national id, a phone number, a case number. What is found
  /// is enough to know who it is; a person one has no relation to shows nothing of why they are here.
  public func find(_ typed: String, for actor: StaffActor, limit: Int = 10) async throws(DeskError) -> [PersonRow] {
    try basis(for: .findPerson, actor)
    guard let query = PersonQuery(typed: typed) else { return [] }
    let found = try await asking { () throws(StoreFailure) in try await store.find(query, limit: limit) }
    let search = RecordAccess(relation: .none, purpose: .reception, basis: try basis(for: .findPerson, actor))
    // How many were found, and never what was typed: a name in the log would be one more place it can leak from.
    try await log([AccessLine(.searched, RecordID(""), "søk: \(found.count) treff", search, actor, at: now())])
    let shown = try await ListsForActor(desk: self, actor: actor).persons(found)
    return shown.map { actor.follows($0) ? $0 : $0.minimum }
  }

  /// How many use each offer now.
  public func offerUse(for actor: StaffActor) async throws(DeskError) -> [OfferID: Int] {
    try basis(for: .readRecord, actor)
    return try await asking { () throws(StoreFailure) in try await store.offerUse() }
  }

  /// Brings the lists up to date with what has changed by time alone. Returns how many records it went through.
  public func refreshAging() async throws(DeskError) -> Int {
    let day = today
    var count = try await refreshNorms()
    var cursor: RecordID?
    while true {
      let from = cursor
      let batch = try await asking { () throws(StoreFailure) in
        try await store.aging(through: day, after: from, limit: 500)
      }
      guard let last = batch.last else { return count }
      let rows = batch.map { AgedRows(version: $0.1.version, rows: self.rows($0.0, $0.1, day)) }
      try await asking { () throws(StoreFailure) in try await store.refresh(rows) }
      count += batch.count
      cursor = last.0
    }
  }
}

extension PersonQuery {
  /// Takes apart what somebody typed; nil when there is too little to search for.
  public init?(typed: String) {
    let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let digits = text.filter(\.isNumber)
    let isNumeric = !digits.isEmpty && text.allSatisfy { $0.isNumber || " .-/+".contains($0) }
    if isNumeric, digits.count == 11 {
      self = .nationalID(digits)
    } else if let day = Day(norwegian: text) {
      self = .birthDate(day)
    } else if isNumeric, digits.count >= 8 {
      self = .phone(digits.count > 8 ? String(digits.suffix(8)) : digits)
    } else if isNumeric {
      return nil
    } else {
      let names = text.split(separator: " ").map(String.init).prefix(6)
      guard names.contains(where: { $0.count >= 2 }) else { return nil }
      self = .names(Array(names))
    }
  }
}

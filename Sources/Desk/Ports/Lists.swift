public import Casework
public import CivilTime

/// What somebody typed to find a person, taken apart.
public enum PersonQuery: Hashable, Sendable {
  /// Beginnings of names, all of which must fit.
  case names([String])
  case birthDate(Day)
  case nationalID(String)
  case phone(String)
  case record(RecordID)
}

/// How a caseload is sorted. Every order is backed by an index and ends with the record id.
public enum CaseloadOrder: String, Sendable, CaseIterable {
  case attention, name
  case lastContact = "last-contact"
  case nextAppointment = "next"
  case pathway, risk, course
}

/// Which records a caseload shows.
public struct CaseloadFilter: Sendable {
  public var unit: UnitID?
  public var responsible: StaffID?
  public var pathway: Int?
  public var discussOnly: Bool
  public var order: CaseloadOrder
  /// The opaque place after the last row of the page before.
  public var after: String?
  /// The opaque place before the first row of the page after; ``after`` goes before it.
  public var before: String?
  public var limit: Int

  public init(
    unit: UnitID? = nil, responsible: StaffID? = nil, pathway: Int? = nil, discussOnly: Bool = false,
    order: CaseloadOrder = .attention, after: String? = nil, before: String? = nil, limit: Int = 50
  ) {
    (self.unit, self.responsible, self.pathway, self.discussOnly) = (unit, responsible, pathway, discussOnly)
    (self.order, self.after, self.before, self.limit) = (order, after, before, limit)
  }
}

/// One page of a list, with the place where the next one begins.
public struct ListPage<Row: Sendable>: Sendable {
  public let rows: [Row]
  public let next: String?
  /// Where the page before ends, in lists that can be read backwards.
  public let previous: String?
  public let total: Int

  public init(rows: [Row], next: String?, previous: String? = nil, total: Int) {
    (self.rows, self.next, self.previous, self.total) = (rows, next, previous, total)
  }

  /// The same page with these rows in place of its own.
  func with(_ rows: [Row]) -> ListPage { ListPage(rows: rows, next: next, previous: previous, total: total) }
}

/// The reception's queue, with its clock.
public struct QueueFigures: Hashable, Sendable {
  public let waiting: Int
  public let longestSince: Moment?
  /// Median time from received to answered over the last 30 days, in milliseconds.
  public let medianAnswer: Int64?

  public init(waiting: Int, longestSince: Moment?, medianAnswer: Int64?) {
    (self.waiting, self.longestSince, self.medianAnswer) = (waiting, longestSince, medianAnswer)
  }
}

/// A row that belongs to a person, for lists across records.
public struct OfPerson<Row: Sendable>: Sendable {
  public let person: PersonRow
  public let row: Row

  public init(person: PersonRow, row: Row) { (self.person, self.row) = (person, row) }
}

/// The lists. Each has an index, pages by key, and never asks once per row.
public protocol ListStore: Sendable {
  func find(_ query: PersonQuery, limit: Int) async throws(StoreFailure) -> [PersonRow]
  func person(_ record: RecordID) async throws(StoreFailure) -> PersonRow?
  /// Those of the records that are persons' here, in one question.
  func persons(_ records: Set<RecordID>) async throws(StoreFailure) -> [RecordID: PersonRow]
  /// Open enquiries by urgency, then longest wait.
  func queue(after: String?, limit: Int) async throws(StoreFailure) -> ListPage<EnquiryRow>
  /// Enquiries whose content has been taken out by decision since then, the latest first.
  func erasedEnquiries(since: Moment, limit: Int) async throws(StoreFailure) -> [EnquiryRow]
  func queueFigures(now: Moment) async throws(StoreFailure) -> QueueFigures
  func caseload(_ filter: CaseloadFilter) async throws(StoreFailure) -> ListPage<PersonRow>
  func appointments(of staff: StaffID, from: Moment, to: Moment) async throws(StoreFailure) -> [OfPerson<
    AppointmentRow
  >]
  /// Tasks that are due on or before `day`: the person's own, and urgent ones without an owner. Urgent ones first,
  /// then the longest overdue.
  func tasks(of staff: StaffID, dueBy day: Day, after: String?, limit: Int) async throws(StoreFailure) -> ListPage<
    OfPerson<TaskRow>
  >
  /// Findings of those the staff member is responsible for, `skal` first, then the longest overdue.
  func findings(of staff: StaffID, after: String?, limit: Int) async throws(StoreFailure) -> ListPage<
    OfPerson<FindingRow>
  >
  /// Those the staff member is responsible for whose risk was judged raised on or after `day`.
  func raisedRisk(of staff: StaffID, since day: Day) async throws(StoreFailure) -> [PersonRow]
  /// How many use each offer now.
  func offerUse() async throws(StoreFailure) -> [OfferID: Int]
}

public import CivilTime

/// Who wrote an entry, in which role, and on whose behalf.
public struct Author: Hashable, Sendable, Codable {
  public let staff: StaffID
  public let name: String
  public let role: String
  public let unit: UnitID
  public let onBehalfOf: String?

  public init(staff: StaffID, name: String, role: String, unit: UnitID, onBehalfOf: String? = nil) {
    (self.staff, self.name, self.role, self.unit, self.onBehalfOf) = (staff, name, role, unit, onBehalfOf)
  }
}

/// One line of a record's journal. Entries are only ever appended; a correction is a new entry that points back.
public struct Entry: Hashable, Sendable {
  public let id: EntryID
  public let record: RecordID
  /// 1 for the first entry of a record, then without gaps.
  public let version: Int
  /// The day it happened or applies to.
  public let day: Day
  /// The instant it was written.
  public let writtenAt: Moment
  public let author: Author
  /// Why the author may write here, in the words of the access decision.
  public let authority: String
  /// The content edition in force when it was written.
  public let edition: String
  public let event: Event

  public init(
    id: EntryID, record: RecordID, version: Int, day: Day, writtenAt: Moment, author: Author, authority: String,
    edition: String, event: Event
  ) {
    (self.id, self.record, self.version, self.day, self.writtenAt) = (id, record, version, day, writtenAt)
    (self.author, self.authority, self.edition, self.event) = (author, authority, edition, event)
  }
}

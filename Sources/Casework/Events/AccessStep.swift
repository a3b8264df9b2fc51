public import CivilTime

/// One step in who may see a record. It stands in the person's own journal, so that the person can see it too.
public enum AccessStep: Hashable, Sendable, Codable {
  /// Somebody without a relation to the person is let in for a time.
  case granted(AccessGrant)
  case ended(grant: ItemID, why: String)
  /// One of those who were to be told has seen it.
  case seen(grant: ItemID)
  case reviewed(grant: ItemID, verdict: ReviewVerdict, note: String)
  /// The person closes the record, or entries in it, to somebody (pasientjournalloven § 17).
  case blocked(RecordBlock)
  case unblocked(block: ItemID, why: String)
  /// An entry is kept from the person's own view (pasient- og brukerrettighetsloven § 5-1).
  case withheld(Withholding)
  case shown(entry: EntryID, why: String)
  /// Whether everybody who opens the record is to be reviewed, because others may be curious.
  case watched(Bool, why: String)
}

/// Leave to see a record for a time.
public struct AccessGrant: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// The one who opened it said why themselves (selvautorisering).
    case selfAuthorised = "self-authorised"
    /// Those who follow the person up have asked another unit for guidance.
    case guidance
  }

  public var id: ItemID
  public var kind: Kind
  public var staff: StaffID
  public var staffName: String
  public var unitName: String
  public var until: Moment
  public var reason: OpeningReason
  public var words: String
  /// Whether it also opens what the person has blocked.
  public var opensBlocks: Bool
  /// Those who are responsible for the person, and are to see that it was opened.
  public var told: [StaffID]

  public init(
    id: ItemID, kind: Kind, staff: StaffID, staffName: String, unitName: String, until: Moment, reason: OpeningReason,
    words: String, opensBlocks: Bool = false, told: [StaffID] = []
  ) {
    (self.id, self.kind, self.staff, self.staffName, self.unitName) = (id, kind, staff, staffName, unitName)
    (self.until, self.reason, self.words) = (until, reason, words)
    (self.opensBlocks, self.told) = (opensBlocks, told)
  }
}

/// Why somebody opens a record they are not otherwise let into. A code is never removed.
public enum OpeningReason: String, Sendable, Codable, CaseIterable {
  case dangerToLife = "danger-to-life"
  case contactNow = "contact-now"
  case standIn = "stand-in"
  case takingOver = "taking-over"
  case personAsks = "person-asks"
  case guidance
  case control

  /// In danger to life nobody has to write first.
  public var needsWords: Bool { self != .dangerToLife }

  /// Whether it can open what the person has blocked: danger to life, or the person's own wish.
  public var opensBlocks: Bool { self == .dangerToLife || self == .personAsks }
}

/// What the one who reviews an opening or a look concludes.
public enum ReviewVerdict: String, Sendable, Codable, CaseIterable {
  case approved
  /// It is not clear that there was a need; it is followed up with the one who looked.
  case questioned
}

/// What the person has closed, and to whom.
public struct RecordBlock: Hashable, Sendable, Codable {
  public enum Against: Hashable, Sendable, Codable {
    case staff(StaffID, name: String)
    case unit(UnitID, name: String)
    case everybody
  }

  public var id: ItemID
  public var against: Against
  /// The entries it is about; empty for the whole record.
  public var entries: [EntryID]
  /// What the person said, in few words.
  public var words: String

  public init(id: ItemID, against: Against, entries: [EntryID] = [], words: String = "") {
    (self.id, self.against, self.entries, self.words) = (id, against, entries, words)
  }

  public var isWholeRecord: Bool { entries.isEmpty }

  /// Whether it is in force against this member of staff.
  public func holds(against staff: StaffID, of unit: UnitID) -> Bool {
    switch against {
    case .staff(let blocked, _): blocked == staff
    case .unit(let blocked, _): blocked == unit
    case .everybody: true
    }
  }
}

/// An entry that the person is not shown, and the law that says so.
public struct Withholding: Hashable, Sendable, Codable {
  public var entry: EntryID
  /// The code in 9603, such as `NORN_FFL`.
  public var code: String
  public var words: String

  public init(entry: EntryID, code: String, words: String) {
    (self.entry, self.code, self.words) = (entry, code, words)
  }
}

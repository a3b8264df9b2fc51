public import CivilTime

/// A decision on taking entries out of a record (helsepersonelloven §§ 43 and 44). It stands in the record for ever; what
/// it is about does not.
public struct RemovalDecision: Hashable, Sendable, Codable {
  /// What was decided.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The content is gone (§ 43).
    case erased
    /// The content was another person's, and stands in that person's record (§ 44).
    case moved
    /// Nothing was taken out.
    case refused
  }

  /// What the law lets content be erased for (§ 43).
  public enum Ground: String, Sendable, Codable, CaseIterable {
    /// Wrong or misleading, and a burden to the one it is about.
    case misleading
    /// Plainly not needed to give help.
    case unneeded
  }

  /// Who asked for it.
  public enum Asker: String, Sendable, Codable, CaseIterable {
    case person, representative
    /// Nobody: the service found it itself.
    case service
  }

  public var outcome: Outcome
  public var entries: [EntryID]
  public var asker: Asker
  /// Nil for what was moved or refused.
  public var ground: Ground?
  /// Why it was decided so.
  public var words: String
  /// When and how the one who asked was told of the right of appeal; empty where nobody asked.
  public var appeal: String

  public init(
    _ outcome: Outcome, of entries: [EntryID], asker: Asker, ground: Ground? = nil, words: String, appeal: String = ""
  ) {
    (self.outcome, self.entries, self.asker) = (outcome, entries, asker)
    (self.ground, self.words, self.appeal) = (ground, words, appeal)
  }

  /// The entries whose content goes with this decision.
  public var emptied: [EntryID] { outcome == .refused ? [] : entries }

  /// What keeps it from being written; empty when nothing does.
  public var problems: [FieldProblem] {
    var problems: [FieldProblem] = []
    if entries.isEmpty { problems.append(FieldProblem("innslag", "Velg minst ett innslag.")) }
    if words.isBlank { problems.append(FieldProblem("grunn", "Skriv hvorfor dere avgjør det slik.")) }
    if outcome == .erased, ground == nil {
      problems.append(FieldProblem("vilkar", "Velg hvilket vilkår i loven som er oppfylt."))
    }
    if asker != .service, outcome == .refused, appeal.isBlank {
      problems.append(
        FieldProblem("klage", "Skriv når og hvordan den som ba om det, fikk vite om retten til å klage."))
    }
    return problems
  }
}

/// An entry that was first written in another person's record. It counts here as if it had been written here.
public struct Transfer: Hashable, Sendable, Codable {
  public var event: Event
  /// Who wrote it the first time, and when.
  public var author: Author
  public var writtenAt: Moment
  public var reason: String

  public init(_ event: Event, author: Author, writtenAt: Moment, reason: String) {
    (self.event, self.author, self.writtenAt, self.reason) = (event, author, writtenAt, reason)
  }
}

extension Entry {
  /// The entry as it is to be written where it belongs, with who wrote it the first time.
  public func transfer(_ reason: String) -> Transfer {
    guard case .transferred(let earlier) = event else {
      return Transfer(event, author: author, writtenAt: writtenAt, reason: reason)
    }
    return Transfer(earlier.event, author: earlier.author, writtenAt: earlier.writtenAt, reason: reason)
  }
}

/// What is left of an entry whose content a decision has taken out: that it was there, and of which kind it was.
///
/// It is never written. It is how such an entry reads.
public struct Emptied: Hashable, Sendable, Codable {
  /// The permanent name of the kind of event it held.
  public var kind: String

  public init(kind: String) { self.kind = kind }
}

extension Entry {
  /// The entry as the first author wrote it, in its new place.
  func carrying(_ transfer: Transfer) -> Entry {
    Entry(
      id: id, record: record, version: version, day: day, writtenAt: transfer.writtenAt, author: transfer.author,
      authority: authority, edition: edition, event: transfer.event)
  }
}

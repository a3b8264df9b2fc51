public import Casework
public import CivilTime

/// What a municipality may decide itself in the interface.
public enum LocalKind: String, CaseIterable, Sendable, Hashable {
  /// A deadline where the source gives none.
  case deadline = "frist"
  /// Own words for what a source asks.
  case words = "ord"
  case measure = "tiltak"
  case norm = "anbefaling"
  /// The publisher's own text of an instrument.
  case wording = "ordlyd"

  /// Whether the number goes on meaning the same after it has ended: journals may name it.
  public var isKept: Bool { self == .norm || self == .measure }
}

/// One thing decided in the interface: who, when, why, and what. Appended and never changed, so that the log and the
/// setting are the same thing.
public struct LocalEntry: Hashable, Sendable {
  /// From 1, in the order decided.
  public let number: Int
  public let kind: LocalKind
  /// The number of the norm or measure, or the id of the instrument.
  public let subject: String
  /// What was decided, as a file in the municipality's own folder would say it; when it ends, what ended.
  public let text: String
  public let isEnded: Bool
  public let author: Author
  public let writtenAt: Moment
  public let why: String

  public init(
    number: Int, kind: LocalKind, subject: String, text: String, isEnded: Bool = false, author: Author,
    writtenAt: Moment, why: String
  ) {
    (self.number, self.kind, self.subject, self.text) = (number, kind, subject, text)
    (self.isEnded, self.author, self.writtenAt, self.why) = (isEnded, author, writtenAt, why)
  }

  /// Who decided, as lists say it.
  public var decidedBy: String { "\(author.name), \(author.role)" }
}

/// Everything decided in the interface, in the order decided.
public struct LocalLog: Hashable, Sendable {
  public let entries: [LocalEntry]

  public init(_ entries: [LocalEntry] = []) { self.entries = entries }

  /// What each thing came to: the last said of it, in the order of that. A norm or measure that has ended is among them.
  public var current: [LocalEntry] {
    var last: [Subject: Int] = [:]
    for (place, entry) in entries.enumerated() { last[Subject(entry)] = place }
    return last.values.sorted().map { entries[$0] }.filter { !$0.isEnded || $0.kind.isKept }
  }

  /// Everything said of one thing, the latest last.
  public func history(_ kind: LocalKind, _ subject: String) -> [LocalEntry] {
    entries.filter { $0.kind == kind && $0.subject == subject }
  }

  /// What is in force about one thing.
  public func inForce(_ kind: LocalKind, _ subject: String) -> LocalEntry? {
    history(kind, subject).last.flatMap { $0.isEnded ? nil : $0 }
  }

  /// The number of the last decision about norms, measures and words; 0 when there is none. Lists are made by these.
  public var lastOfNorms: Int { entries.last { $0.kind != .wording }?.number ?? 0 }

  private struct Subject: Hashable {
    let kind: LocalKind
    let id: String

    init(_ entry: LocalEntry) { (kind, id) = (entry.kind, entry.subject) }
  }
}

/// Holds what is decided in the interface against the content, with the very same checks as its files.
public protocol LocalReader: Sendable {
  /// What the municipality's own numbers begin with: "LINDVIK".
  var prefix: String { get }
  /// What a proposal says, as a file would.
  func document(_ proposal: LocalProposal) -> LocalDocument
  /// The content with these decisions. Those that have faults are left out, and the faults told.
  func reading(_ entries: [LocalEntry]) -> LocalReading
}

/// The text of a file, with which field of the form each line was written from.
public struct LocalDocument: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let text: String
    public let field: String?

    public init(_ text: String, _ field: String? = nil) { (self.text, self.field) = (text, field) }
  }

  public let lines: [Line]

  public init(_ lines: [Line]) { self.lines = lines }

  public var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

  /// The field that a line was written from, or the nearest before it; lines are counted from 1.
  public func field(line: Int) -> String? {
    lines.prefix(max(0, line)).last { $0.field != nil }?.field
  }
}

/// One fault in a decision: which, in which line, what, and how to mend it.
public struct LocalFault: Hashable, Sendable {
  public let number: Int
  public let line: Int
  public let what: String
  public let mend: String

  public init(number: Int, line: Int, what: String, mend: String) {
    (self.number, self.line, self.what, self.mend) = (number, line, what, mend)
  }

  public var words: String { mend.isEmpty ? what : "\(what) \(mend)" }
}

public struct LocalReading: Sendable {
  /// The content with every decision that holds.
  public let knowledge: Knowledge
  /// Of the decisions that do not hold, and are left out.
  public let faults: [LocalFault]

  public init(knowledge: Knowledge, faults: [LocalFault]) { (self.knowledge, self.faults) = (knowledge, faults) }
}

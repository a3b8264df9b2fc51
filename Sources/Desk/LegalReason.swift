public import CivilTime

/// A reason in law for keeping an entry from the person's own view, with its code in the code list 9603.
public struct LegalReason: Hashable, Sendable {
  public let code: String
  public let label: String
  /// The law and the place in it.
  public let law: String
  /// When it was last held against the law.
  public let lastChecked: Day?

  public init(code: String, label: String, law: String, lastChecked: Day?) {
    (self.code, self.label, self.law, self.lastChecked) = (code, label, law, lastChecked)
  }
}

extension Knowledge {
  /// What a code is called where somebody reads it; the code itself when it has gone out of use.
  public func legalReason(_ code: String) -> String { legalReasons.first { $0.code == code }?.label ?? code }
}

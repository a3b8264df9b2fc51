/// Something a form must mend before it can be signed, with the field it belongs to.
public struct FieldProblem: Hashable, Sendable, Error {
  public let field: String
  /// What to do, in plain Norwegian and without blame.
  public let message: String

  public init(_ field: String, _ message: String) { (self.field, self.message) = (field, message) }
}

/// How much text one field holds, in characters.
public let longestText = 20_000

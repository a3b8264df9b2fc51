/// A member of staff who is logged in: the one who acts.
public struct Actor: Hashable, Sendable {
  /// The staff member's permanent id.
  public let id: String
  public let name: String
  /// What they are here, in Norwegian: "Mottak", "Psykolog".
  public let role: String
  public let unit: String

  public init(id: String, name: String, role: String, unit: String) {
    self.id = id
    self.name = name
    self.role = role
    self.unit = unit
  }
}

public import Casework

/// The role in which somebody works.
public enum StaffRole: String, Sendable, Codable, CaseIterable, Hashable {
  case reception, clinician
  case teamLead = "team-lead"
  case leader

  /// The role's Norwegian name.
  public var norwegian: String {
    switch self {
    case .reception: "mottak"
    case .clinician: "behandler"
    case .teamLead: "teamleder"
    case .leader: "leder"
    }
  }
}

/// Somebody who is logged in.
public struct StaffActor: Hashable, Sendable, Codable {
  public let id: StaffID
  public let name: String
  public let role: StaffRole
  public let unit: UnitID
  public let unitName: String
  public let municipality: MunicipalityID
  /// Ids of the instruments and methods the person is certified for.
  public let certificates: Set<String>
  /// The highest grading of addresses that the employer has let this one see; nil in log-ins from before it was asked.
  private let protection: AddressProtection?
  /// Names the log-in in the log; nil outside one. Not a secret.
  public let signIn: String?

  public init(
    id: StaffID, name: String, role: StaffRole, unit: UnitID, unitName: String, municipality: MunicipalityID,
    certificates: Set<String> = [], clearance: AddressProtection = .open, signIn: String? = nil
  ) {
    (self.id, self.name, self.role, self.unit) = (id, name, role, unit)
    (self.unitName, self.municipality, self.certificates) = (unitName, municipality, certificates)
    (protection, self.signIn) = (clearance, signIn)
  }

  public var clearance: AddressProtection { protection ?? .open }

  /// The same member of staff in this log-in.
  public func signedIn(_ name: String) -> StaffActor {
    StaffActor(
      id: id, name: self.name, role: role, unit: unit, unitName: unitName, municipality: municipality,
      certificates: certificates, clearance: clearance, signIn: name)
  }

  /// The author that this person's entries name.
  public var author: Author { Author(staff: id, name: name, role: role.norwegian, unit: unit) }
}

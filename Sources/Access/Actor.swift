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
  /// The national id that the log-in proved; nil where it proves none.
  public private(set) var identity: ProvenIdentifier?
  /// Names the log-in in the log; nil outside one. Not a secret.
  public private(set) var signIn: String?
  /// The network address that this request came from, for the access log alone; nil inside the program.
  public private(set) var client: String?

  public init(
    id: StaffID, name: String, role: StaffRole, unit: UnitID, unitName: String, municipality: MunicipalityID,
    certificates: Set<String> = [], clearance: AddressProtection = .open
  ) {
    (self.id, self.name, self.role, self.unit) = (id, name, role, unit)
    (self.unitName, self.municipality, self.certificates) = (unitName, municipality, certificates)
    protection = clearance
  }

  public var clearance: AddressProtection { protection ?? .open }

  /// The same member of staff in this log-in, asking from there.
  public func signedIn(_ name: String, from client: String?) -> StaffActor {
    var actor = self
    (actor.signIn, actor.client) = (name, client)
    return actor
  }

  /// The same member of staff, whose national id has been proved.
  public func proven(_ nationalID: String) -> StaffActor {
    var actor = self
    actor.identity = ProvenIdentifier(nationalID)
    return actor
  }

  /// The author that this person's entries name.
  public var author: Author { Author(staff: id, name: name, role: role.norwegian, unit: unit) }
}

public import CivilTime

/// Who a person is and how to reach them safely. Birth date is its own field and never read out of an identifier.
public struct PersonDetails: Hashable, Sendable, Codable {
  public var givenName: String
  public var familyName: String
  public var birthDate: Day?
  public var nationalID: String?
  /// What an unidentified person is called until we know, for example an estimated age.
  public var unknownAs: String?
  public var phone: String
  /// Nil when nobody has asked.
  public var safeToCall: Bool?
  public var contactNote: String
  public var address: String
  public var language: String
  /// Nil when nobody has asked.
  public var needsInterpreter: Bool?
  public var generalPractitioner: String
  /// Whether the address is protected (kode 6 or 7), and therefore never shown in lists.
  public var protectedAddress: Bool
  /// Whether it is strictly confidential (kode 6); nil in entries from before the two levels were told apart.
  public var strictlyProtected: Bool?

  public init(
    givenName: String = "", familyName: String = "", birthDate: Day? = nil, nationalID: String? = nil,
    unknownAs: String? = nil, phone: String = "", safeToCall: Bool? = nil, contactNote: String = "",
    address: String = "", language: String = "", needsInterpreter: Bool? = nil, generalPractitioner: String = "",
    protectedAddress: Bool = false, strictlyProtected: Bool? = nil
  ) {
    (self.givenName, self.familyName, self.birthDate) = (givenName, familyName, birthDate)
    (self.nationalID, self.unknownAs, self.phone) = (nationalID, unknownAs, phone)
    (self.safeToCall, self.contactNote, self.address) = (safeToCall, contactNote, address)
    (self.language, self.needsInterpreter) = (language, needsInterpreter)
    (self.generalPractitioner, self.protectedAddress) = (generalPractitioner, protectedAddress)
    self.strictlyProtected = strictlyProtected
  }

  /// How the population register has graded the address.
  public var protection: AddressProtection {
    guard protectedAddress else { return .open }
    return strictlyProtected == true ? .strictlyConfidential : .confidential
  }

  /// The name to show: what we know, or what the unknown person is called.
  public var displayName: String {
    let name = [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ")
    return name.isEmpty ? (unknownAs ?? "Ukjent person") : name
  }
}

/// The grading of an address in the population register (folkeregisterloven § 10-4), the lowest first.
public enum AddressProtection: String, Sendable, Codable, CaseIterable, Comparable {
  case open
  /// Fortrolig (kode 7).
  case confidential
  /// Strengt fortrolig (kode 6).
  case strictlyConfidential = "strictly-confidential"

  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public var norwegian: String {
    switch self {
    case .open: "åpen"
    case .confidential: "fortrolig (kode 7)"
    case .strictlyConfidential: "strengt fortrolig (kode 6)"
    }
  }
}

/// The people around the person.
public struct Network: Hashable, Sendable, Codable {
  public struct Relative: Hashable, Sendable, Codable {
    public var name: String
    public var relation: String
    public var phone: String
    /// What the person has agreed that this relative may know.
    public var mayKnow: String

    public init(name: String, relation: String, phone: String = "", mayKnow: String = "") {
      (self.name, self.relation, self.phone, self.mayKnow) = (name, relation, phone, mayKnow)
    }
  }

  public struct Child: Hashable, Sendable, Codable {
    public var name: String
    public var birthYear: Int?
    /// Where the child is and who looks after them.
    public var lookedAfterBy: String

    public init(name: String, birthYear: Int? = nil, lookedAfterBy: String = "") {
      (self.name, self.birthYear, self.lookedAfterBy) = (name, birthYear, lookedAfterBy)
    }
  }

  public var relatives: [Relative]
  public var children: [Child]

  public init(relatives: [Relative] = [], children: [Child] = []) {
    (self.relatives, self.children) = (relatives, children)
  }
}

/// The medicines the person takes, as far as the service knows.
public struct Medications: Hashable, Sendable, Codable {
  public struct Medicine: Hashable, Sendable, Codable {
    public var name: String
    public var dose: String
    /// Who told us: the person, the GP, a list.
    public var source: String

    public init(name: String, dose: String = "", source: String = "") {
      (self.name, self.dose, self.source) = (name, dose, source)
    }
  }

  public var medicines: [Medicine]

  public init(medicines: [Medicine]) { self.medicines = medicines }
}

/// A municipality as its staff and inhabitants meet it.
public struct Municipality: Hashable, Sendable {
  public let id: MunicipalityID
  public let name: String
  public let inhabitants: Int
  public let phone: String
  public let receptionName: String
  public let receptionPhone: String
  /// Who to call in danger, the most urgent first.
  public let emergencyNumbers: [EmergencyNumber]
  public let units: [Unit]
  public let staff: [StaffMember]
  public let offers: [Offer]
  public let access: AccessLimits

  public init(
    id: MunicipalityID, name: String, inhabitants: Int, phone: String, receptionName: String, receptionPhone: String,
    emergencyNumbers: [EmergencyNumber], units: [Unit], staff: [StaffMember], offers: [Offer],
    access: AccessLimits = AccessLimits()
  ) {
    (self.id, self.name, self.inhabitants, self.phone) = (id, name, inhabitants, phone)
    (self.receptionName, self.receptionPhone) = (receptionName, receptionPhone)
    (self.emergencyNumbers, self.units, self.staff) = (emergencyNumbers, units, staff)
    (self.offers, self.access) = (offers, access)
  }
}

extension Municipality {
  /// The same municipality with the staff and units of a newer reading.
  public func employing(_ newer: Municipality) -> Municipality {
    Municipality(
      id: id, name: name, inhabitants: inhabitants, phone: phone, receptionName: receptionName,
      receptionPhone: receptionPhone, emergencyNumbers: emergencyNumbers, units: newer.units, staff: newer.staff,
      offers: offers, access: access)
  }
}

/// A number to call when somebody is in danger.
public struct EmergencyNumber: Hashable, Sendable {
  public let name: String
  public let phone: String
  public let hours: String
  public let purpose: String

  public init(name: String, phone: String, hours: String, purpose: String) {
    (self.name, self.phone, self.hours, self.purpose) = (name, phone, hours, purpose)
  }
}

/// A unit (enhet) of the municipality.
public struct Unit: Hashable, Sendable {
  public let id: UnitID
  public let name: String
  public let kind: String
  public let phone: String

  public init(id: UnitID, name: String, kind: String, phone: String) {
    (self.id, self.name, self.kind, self.phone) = (id, name, kind, phone)
  }
}

/// A member of staff.
public struct StaffMember: Hashable, Sendable {
  public let id: StaffID
  public let name: String
  /// `mottak`, `behandler`, `teamleder` or `leder`.
  public let role: String
  public let profession: String
  public let unit: UnitID
  /// Instruments the person is certified for.
  public let certificates: Set<String>
  /// The number in the register of health personnel (HPR), by which a log-in is known to be theirs.
  public let hprNumber: String?
  /// The code that the log-in shows to somebody who is on no list: the other way to know them.
  public let accessCode: String?
  /// Where the member of staff lives, if the employer has said it: only to notice that somebody opens the record of
  /// one they live with. Never shown.
  public let address: String
  /// The highest grading of addresses that the employer has let this member of staff see.
  public let clearance: AddressProtection

  public init(
    id: StaffID, name: String, role: String, profession: String, unit: UnitID, certificates: Set<String>,
    hprNumber: String? = nil, accessCode: String? = nil, address: String = "", clearance: AddressProtection = .open
  ) {
    (self.id, self.name, self.role) = (id, name, role)
    (self.profession, self.unit, self.certificates) = (profession, unit, certificates)
    (self.hprNumber, self.accessCode) = (hprNumber, accessCode)
    (self.address, self.clearance) = (address, clearance)
  }
}

/// An offer (tilbud): FHIR's HealthcareService, municipal or voluntary.
public struct Offer: Hashable, Sendable {
  public let id: OfferID
  public let name: String
  public let provider: String
  public let unit: UnitID?
  /// Ids of the kinds of measure it delivers.
  public let measures: [String]
  public let places: Int
  /// Days before somebody new can begin.
  public let waitDays: Int
  public let audience: String
  public let languages: [String]
  public let phone: String
  public let place: String
  public let about: String

  public init(
    id: OfferID, name: String, provider: String, unit: UnitID?, measures: [String], places: Int, waitDays: Int,
    audience: String, languages: [String], phone: String, place: String, about: String
  ) {
    (self.id, self.name, self.provider, self.unit) = (id, name, provider, unit)
    (self.measures, self.places, self.waitDays) = (measures, places, waitDays)
    (self.audience, self.languages, self.phone) = (audience, languages, phone)
    (self.place, self.about) = (place, about)
  }
}

/// A permanent, opaque name of one kind of thing; the phantom type keeps kinds apart.
public struct Name<Kind>: Hashable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}

extension Name: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

public enum RecordKind: Sendable {}
public enum EntryKind: Sendable {}
public enum StaffKind: Sendable {}
public enum UnitKind: Sendable {}
public enum MunicipalityKind: Sendable {}
public enum OfferKind: Sendable {}
public enum ItemKind: Sendable {}

/// One person's record in one municipality, or one enquiry that has no record yet.
public typealias RecordID = Name<RecordKind>
/// One line of the journal.
public typealias EntryID = Name<EntryKind>
/// A member of staff.
public typealias StaffID = Name<StaffKind>
/// A unit (enhet) of the municipality.
public typealias UnitID = Name<UnitKind>
/// The municipality whose journal this is.
public typealias MunicipalityID = Name<MunicipalityKind>
/// A municipal or voluntary offer (tilbud).
public typealias OfferID = Name<OfferKind>
/// A thing inside one record that several entries are about: a measure, a goal, a task, an appointment.
public typealias ItemID = Name<ItemKind>

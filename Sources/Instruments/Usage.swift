/// Who may use an instrument, what for, and what not.
public struct Usage: Hashable, Sendable {
  public let purpose: Purpose
  /// Who fills it in.
  public let filledInBy: Filler
  public let requirement: Requirement
  /// Who may use it and what they should know, in Norwegian.
  public let users: String
  /// What it must not be used for, in Norwegian.
  public let misuse: String
  /// How often it can be repeated; information only, nobody is reminded by it.
  public let interval: String?
  /// The languages that an official wording is known to exist in.
  public let languages: [String]

  public init(
    purpose: Purpose, filledInBy: Filler = .person, requirement: Requirement = .none, users: String, misuse: String,
    interval: String? = nil, languages: [String] = []
  ) {
    (self.purpose, self.filledInBy, self.requirement) = (purpose, filledInBy, requirement)
    (self.users, self.misuse, self.interval, self.languages) = (users, misuse, interval, languages)
  }

  /// What somebody looks for an instrument for, in the order of the list.
  public enum Purpose: String, CaseIterable, Hashable, Sendable {
    case mood = "depresjon, angst og plager"
    case substances = "alkohol og andre rusmidler"
    case danger = "selvmord, vold og overdose"
    case trauma = "traumer"
    case function = "fungering og livskvalitet"
    case cooperation = "samarbeid og endring"
    case sleep = "søvn"
    case eating = "mat og spising"
    case attention = "oppmerksomhet"
    case memory = "hukommelse og tenkning"
    case diagnosis = "utredning"

    public var norwegian: String { rawValue }
  }

  /// Whose answers they are.
  public enum Filler: String, CaseIterable, Hashable, Sendable {
    case person = "personen"
    /// A professional asks and judges; never sent to the person as a form.
    case professional = "fagpersonen"

    public var norwegian: String { rawValue }
  }

  /// What one must have to use it.
  public enum Requirement: String, CaseIterable, Hashable, Sendable {
    case none = "ingen opplæring"
    /// Whoever lacks it tells who guides them.
    case training = "opplæring"
    /// Whoever lacks it may enter what somebody certified found, and nothing else.
    case certificate = "sertifikat"

    public var norwegian: String { rawValue }
  }
}

/// What one member of staff may do with one instrument.
public enum Clearance: Hashable, Sendable {
  case use
  /// May use it and tells who guides them, or why it is used now.
  case useAndTellWhy
  /// May enter a score that somebody certified found, and tells who.
  case enterForSomebody
}

extension Instrument {
  /// - Parameter certificates: the ids of the instruments that the member of staff is certified for.
  public func clearance(_ certificates: Set<String>) -> Clearance {
    if certificates.contains(id) { return .use }
    return switch usage.requirement {
    case .none: .use
    case .training: .useAndTellWhy
    case .certificate: .enterForSomebody
    }
  }
}

/// A number of eleven digits that tells one person in Norway from another.
///
/// It says which number this is and whether it belongs to a test series. It does not say when somebody was born, how
/// old or of which gender they are, and there is no way to ask: those are facts of their own on the record, and from
/// 2032 the digits no longer carry them.
public struct NationalIdentifier: Hashable, Sendable {
  /// The eleven digits. Never for a log line or an address.
  public let digits: String
  /// Which kind of number it is.
  public let kind: Kind
  /// Who made it: the population register, or somebody's test series.
  public let series: Series
  /// Which check-digit rule it fulfils.
  public let rule: CheckDigitRule

  init(digits: String, kind: Kind, series: Series, rule: CheckDigitRule) {
    self.digits = digits
    self.kind = kind
    self.series = series
    self.rule = rule
  }

  /// The kinds of number in use in Norwegian health services.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Fødselsnummer, for those who are registered as living in Norway.
    case nationalIdentityNumber
    /// D-nummer, for those with a shorter stay: 40 is added to the first two digits.
    case dNumber
    /// H-nummer, given by one organisation for its own use: 40 is added to the third and fourth digit.
    case helpNumber
    /// Felles hjelpenummer, shared by the health services: begins with 8 or 9 and carries no date.
    case sharedHelpNumber

    /// The Norwegian name of the number.
    public var norwegian: String {
      switch self {
      case .nationalIdentityNumber: "fødselsnummer"
      case .dNumber: "D-nummer"
      case .helpNumber: "H-nummer"
      case .sharedHelpNumber: "felles hjelpenummer"
      }
    }

    /// The identifier system of the Norwegian FHIR base profiles. (Source: HL7 Norge, basisprofiler R4.) H-numbers have
    /// none of their own: they are told apart by who assigned them.
    public var system: String? {
      switch self {
      case .nationalIdentityNumber: "urn:oid:2.16.578.1.12.4.1.4.1"
      case .dNumber: "urn:oid:2.16.578.1.12.4.1.4.2"
      case .sharedHelpNumber: "urn:oid:2.16.578.1.12.4.1.4.3"
      case .helpNumber: nil
      }
    }
  }

  /// The series a number is taken from, as its third and fourth digit tell.
  public enum Series: String, CaseIterable, Hashable, Sendable {
    /// Nothing marks it as made for tests.
    case ordinary
    /// The Tax Administration's synthetic population (Tenor): 80 is added.
    case taxAdministrationTest
    /// Norsk helsenett's synthetic population: 65 is added.
    case healthNetworkTest
    /// NAV's test persons: 40 is added. On a number without a D-number's mark this looks like an H-number and is taken
    /// for one, as somebody may be behind it.
    case welfareTest
  }

  /// Whether the number is certainly made for tests, so that no living person has it.
  public var isSynthetic: Bool {
    series != .ordinary
  }

  /// "108156 97864", for a page that may show the number.
  public var formatted: String {
    "\(digits.prefix(6)) \(digits.suffix(5))"
  }
}

extension NationalIdentifier: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The kind alone: a number that ends up in a log line by mistake shows nothing.
  public var description: String { "\(kind.norwegian) •••••• •••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}

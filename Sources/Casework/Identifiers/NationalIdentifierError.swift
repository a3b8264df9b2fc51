/// Why a text is not a national identifier: which thing is wrong, and what the one who typed it can do.
public enum NationalIdentifierError: Error, Hashable, Sendable {
  /// There are not eleven digits.
  case length(Int)
  /// Something else than digits stands among them.
  case characters
  /// The first six digits are not a date, whatever the kind of number.
  case date
  /// A check digit does not fit the others.
  case checkDigit(CheckDigit)

  /// The tenth or the eleventh digit.
  public enum CheckDigit: Hashable, Sendable {
    case first
    case second
  }

  /// What happened and what to do, in Norwegian, for the one who typed.
  public var message: String {
    switch self {
    case .length(let count) where count < 11:
      "Nummeret skal ha 11 siffer, og her er det \(count). Se om noen siffer mangler. \(Self.wayOn)"
    case .length(let count):
      "Nummeret skal ha 11 siffer, og her er det \(count). Se om noe er kommet med for mye. \(Self.wayOn)"
    case .characters:
      "Nummeret kan bare inneholde siffer. Ta bort bokstaver og andre tegn. \(Self.wayOn)"
    case .date:
      "De seks første sifrene er ikke en dato som finnes. Se om noen av dem er byttet om. \(Self.wayOn)"
    case .checkDigit:
      "De to siste sifrene passer ikke med resten av nummeret. Ofte er to siffer byttet om, eller ett er feil. \(Self.wayOn)"
    }
  }

  private static let wayOn = "Du kan gå videre uten nummer og legge det til senere."
}

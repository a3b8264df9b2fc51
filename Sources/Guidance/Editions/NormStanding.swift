public import CivilTime

/// How a norm stands in an edition: where its text is from and how far that has been checked.
public struct NormStanding: Hashable, Sendable {
  public enum State: String, Sendable, CaseIterable, Hashable {
    /// Of an edition that builds on no other.
    case original = "opprinnelig"
    /// Seen in this edition, with the same meaning.
    case confirmed = "bekreftet"
    case changed = "endret"
    /// Not seen in this edition; stands as in the one before, unchecked.
    case carried = "videreført"
    case new = "ny"
    case retired = "opphørt"
  }

  /// The edition's id.
  public let edition: String
  public let editionName: String
  /// The name of the edition that it builds on.
  public let basisName: String?
  public let state: State

  public init(edition: String, editionName: String, basisName: String?, state: State) {
    (self.edition, self.editionName, self.basisName, self.state) = (edition, editionName, basisName, state)
  }

  /// As pages say it: "fra utkastet 2024", "fra 2025, ikke kontrollert".
  public var words: String {
    let basis = basisName ?? "forrige utgave"
    return switch state {
    case .original: "fra \(editionName)"
    case .confirmed: "fra \(editionName), bekreftet"
    case .changed: "fra \(editionName), endret fra \(basis)"
    case .carried: "fra \(editionName), ikke kontrollert: står som i \(basis)"
    case .new: "fra \(editionName), ny"
    case .retired: "fra \(basis), opphørt i \(editionName)"
    }
  }
}

/// What a municipality has decided itself about a norm, and when. Shown wherever the norm is.
public struct LocalDecision: Hashable, Sendable {
  public enum Part: String, Sendable, CaseIterable, Hashable {
    case norm = "anbefalingen"
    case measure = "tiltaket"
    case deadline = "fristen"
    case words = "ordene"
  }

  public let municipality: String
  public let version: String
  /// Nil where the file does not say.
  public let adopted: Day?
  public private(set) var parts: Set<Part>

  public init(municipality: String, version: String, adopted: Day?, parts: Set<Part>) {
    (self.municipality, self.version, self.adopted, self.parts) = (municipality, version, adopted, parts)
  }

  /// The same decision about one more part.
  public func also(_ part: Part) -> LocalDecision {
    var decision = self
    decision.parts.insert(part)
    return decision
  }

  /// "Lokal: anbefalingen er vedtatt av Lindvik kommune 15. januar 2026, versjon 1".
  public var words: String {
    let what = Part.allCases.filter(parts.contains).map(\.rawValue).joined(separator: " og ")
    let when = adopted.map { " \($0.withYear)" } ?? ""
    return "Lokal: \(what) er vedtatt av \(municipality)\(when), versjon \(version)"
  }
}

internal import Casework
internal import CivilTime

extension Deadline {
  /// The deadline said in Norwegian, without any record.
  public var norwegian: String {
    func names(_ facts: [Fact]) -> String { facts.map(\.rawValue).joined(separator: " eller ") }
    return switch self {
    case .none: "ingen i kilden"
    case .atOnce(let facts): "straks etter \(names(facts))"
    case .within(let span, let facts): "innen \(span.norwegian) fra \(names(facts))"
    case .before(let fact, let lead): "før \(fact.rawValue), varsles \(lead.norwegian) før"
    case .recurring(let fact, let every, let warning, _):
      "hver \(every.norwegian) siden siste \(fact.rawValue), varsles \(warning.norwegian) før"
    case .local(let span): "\(span.norwegian), satt av kommunen"
    }
  }
}

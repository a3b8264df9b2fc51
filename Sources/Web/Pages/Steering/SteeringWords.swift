internal import Casework

/// What blocks and withholdings are called.
enum SteeringWords {
  static func against(_ against: RecordBlock.Against) -> String {
    switch against {
    case .staff(_, let name): name
    case .unit(_, let name): "alle i \(name)"
    case .everybody: "alle"
    }
  }

  /// The legal reasons in code list 9603 for keeping something from the person's own view
  /// (pasient- og brukerrettighetsloven § 5-1).
  static let legalReasons: [(code: String, label: String)] = [
    ("NORN_FFL", "Påtrengende nødvendig for å hindre fare for liv eller alvorlig helseskade for personen selv"),
    ("NORN_KUT", "Klart utilrådelig av hensyn til noen som står personen nær"),
  ]

  static func legalReason(_ code: String) -> String { legalReasons.first { $0.code == code }?.label ?? code }
}

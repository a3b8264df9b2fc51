internal import Desk

/// Where the pages about what the municipality decides itself are.
enum LocalAddress {
  static let all = "/arbeid/ledelse/lokalt"
  static let end = "\(all)/avslutt"

  /// Where one decides something of a kind.
  static func form(_ kind: LocalKind) -> String {
    switch kind {
    case .deadline: "\(all)/frist"
    case .words: "\(all)/ord"
    case .measure: "\(all)/tiltak"
    case .norm: "\(all)/anbefaling"
    case .wording: LeaderInstrumentAddress.wording
    }
  }

  static func form(_ kind: LocalKind, _ subject: String) -> String { "\(form(kind))?om=\(subject.inQuery)" }

  static func end(_ kind: LocalKind, _ subject: String) -> String {
    "\(end)?slag=\(kind.rawValue.inQuery)&om=\(subject.inQuery)"
  }
}

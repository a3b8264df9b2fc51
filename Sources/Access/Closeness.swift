public import Casework

/// A reason beside the work to be curious about somebody's record.
public enum Closeness: String, Sendable, Codable, CaseIterable, Hashable {
  /// The person has the same name as the one who looks: it may be their own record.
  case own
  /// The person has the same name as a colleague.
  case colleague
  /// The person has the same surname and address as the one who looks.
  case family

  public var norwegian: String {
    switch self {
    case .own: "kan være din egen journal"
    case .colleague: "kan være journalen til en kollega"
    case .family: "kan være journalen til noen i familien din"
    }
  }
}

/// The names and addresses of those who work here, kept only to notice whose record somebody opens.
public struct Colleagues: Sendable {
  private let names: Set<String>
  private let addresses: [StaffID: String]

  public init(_ staff: [StaffMember]) {
    names = Set(staff.map { $0.name.folded })
    addresses = Dictionary(
      staff.filter { !$0.address.isEmpty }.map { ($0.id, $0.address.folded) }, uniquingKeysWith: { first, _ in first })
  }

  /// How close the person may be to the one who looks, judged by name and address: there is nothing else to go by
  /// until the log-in tells the national id.
  public func closeness(of actor: StaffActor, to person: PersonDetails) -> Closeness? {
    let name = "\(person.givenName) \(person.familyName)".folded
    if name == actor.name.folded { return .own }
    if names.contains(name) { return .colleague }
    guard sharesSurname(actor, person), let home = addresses[actor.id], !person.address.isEmpty else { return nil }
    return home == person.address.folded ? .family : nil
  }

  /// Whether the surname alone is the same: worth a look when there is more, never enough to ask.
  public func sharesSurname(_ actor: StaffActor, _ person: PersonDetails) -> Bool {
    guard !person.familyName.isEmpty, let surname = actor.name.split(separator: " ").last else { return false }
    return String(surname).folded == person.familyName.folded
  }
}

extension String {
  /// In small letters with one space between words, for comparing.
  fileprivate var folded: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

public import Casework

/// A reason beside the work to be curious about somebody's record.
public enum Closeness: String, Sendable, Codable, CaseIterable, Hashable {
  /// The person has the same national id as the one who looks; where one of them is not known, the same name.
  case own
  /// The person has the same name as a colleague.
  case colleague
  /// The person lives where the one who looks lives.
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
  private let names: [String: Int]
  private let homes: [StaffID: Home]

  public init(_ staff: [StaffMember]) {
    names = Dictionary(staff.map { ($0.name.folded, 1) }, uniquingKeysWith: +)
    homes = Dictionary(
      staff.compactMap { member in Home(member.address).map { (member.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// How close the person may be to the one who looks. The national id tells it for sure, where the log-in has proved one
  /// and the record holds one; a colleague is told by name, and whoever one lives with by the address.
  public func closeness(of actor: StaffActor, to person: PersonDetails) -> Closeness? {
    let name = "\(person.givenName) \(person.familyName)".folded
    let hasOwnName = name == actor.name.folded
    let isOwn = actor.identity?.isOf(person)
    if isOwn ?? hasOwnName { return .own }
    // Somebody who merely has the same name as the one who looks is no colleague by that name.
    if (names[name] ?? 0) > (hasOwnName ? 1 : 0) { return .colleague }
    guard let home = homes[actor.id], let other = Home(person.address), home.isSame(as: other) else { return nil }
    return .family
  }

  /// Whether the surname alone is the same: worth a look when there is more, never enough to ask.
  public func sharesSurname(_ actor: StaffActor, _ person: PersonDetails) -> Bool {
    guard !person.familyName.isEmpty, let surname = actor.name.split(separator: " ").last else { return false }
    return String(surname).folded == person.familyName.folded
  }
}

/// Where somebody lives, as far as two ways of writing it can be held against each other.
private struct Home: Sendable {
  private let street: String
  /// Four digits; nil when it is not written.
  private let postalCode: String?

  /// Nil for an address that names no house: a street alone is shared by too many.
  init?(_ address: String) {
    let parts = address.split(separator: ",", maxSplits: 1).map(String.init)
    street = String((parts.first ?? "").lowercased().filter { $0.isLetter || $0.isNumber })
    guard street.contains(where: \.isNumber) else { return nil }
    postalCode = parts.dropFirst().first?.split { !$0.isNumber }.first { $0.count == 4 }.map(String.init)
  }

  func isSame(as other: Home) -> Bool {
    guard street == other.street else { return false }
    guard let postalCode, let code = other.postalCode else { return true }
    return postalCode == code
  }
}

extension String {
  /// In small letters with one space between words, for comparing.
  fileprivate var folded: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

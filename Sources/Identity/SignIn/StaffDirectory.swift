public import Access
internal import Casework
internal import Crypto
internal import Foundation
internal import Synchronization

/// Those the municipality lets in as staff, and how a proven identity is known to be one of them.
///
/// Nobody comes on the list by logging in. The list holds HPR numbers, which are public, and access codes; a national id is
/// nowhere in it, and without the secret a code cannot be traced back to one.
public struct StaffDirectory: Sendable {
  public struct Entry: Sendable, Hashable {
    public let actor: StaffActor
    public let hprNumber: String?
    public let accessCode: String?

    public init(_ actor: StaffActor, hprNumber: String?, accessCode: String?) {
      (self.actor, self.hprNumber, self.accessCode) = (actor, hprNumber, accessCode)
    }

    /// Whether anybody can be known to be this one.
    public var canLogIn: Bool { hprNumber != nil || accessCode != nil }
  }

  let entries: [Entry]
  private let secret: [UInt8]

  /// - Parameter secret: at least 32 bytes, the same on every machine and for as long as the codes are to hold.
  public init(_ entries: [Entry], secret: [UInt8]) { (self.entries, self.secret) = (entries, secret) }

  /// The same with another list.
  func listing(_ entries: [Entry]) -> StaffDirectory { StaffDirectory(entries, secret: secret) }

  /// Whether somebody who logged in by the other list would not be let in by this one as the same: they are gone, work
  /// elsewhere or as something else, or are known by another number.
  func hasChanged(_ actor: StaffActor, since other: StaffDirectory) -> Bool {
    guard let now = entries.first(where: { $0.actor.id == actor.id }), now.canLogIn else { return true }
    guard now.actor.isSameWork(as: actor) else { return true }
    guard let before = other.entries.first(where: { $0.actor.id == actor.id }) else { return false }
    return (before.hprNumber, before.accessCode) != (now.hprNumber, now.accessCode)
  }

  /// The member of staff that this is.
  ///
  /// - Throws: ``SignInTrouble/unknownStaff(code:)``, or ``SignInTrouble/ambiguousStaff(code:)`` when the list says two
  ///   things.
  public func member(_ identity: ProvenIdentity) throws(SignInTrouble) -> StaffActor {
    let code = accessCode(of: identity.nationalID)
    let byCode = entries.filter { $0.accessCode.map(Self.plain) == Self.plain(code) }
    let byNumber = entries.filter { entry in
      guard let number = identity.hprNumber.flatMap(Self.number), let known = entry.hprNumber.flatMap(Self.number)
      else {
        return false
      }
      return known == number
    }
    let found = Set((byCode + byNumber).map(\.actor.id))
    guard let id = found.first, let entry = entries.first(where: { $0.actor.id == id }) else {
      throw .unknownStaff(code: code)
    }
    // Whoever has both on the list must be both.
    guard found.count == 1, entry.accessCode.map(Self.plain).map({ $0 == Self.plain(code) }) ?? true else {
      throw .ambiguousStaff(code: code)
    }
    return entry.actor.proven(identity.nationalID)
  }

  /// The code that a leader writes on the list for this person: "3f2a-91bc-04de-77a1-5c6e".
  func accessCode(of nationalID: String) -> String {
    let key = SymmetricKey(data: secret)
    let digest = HMAC<SHA256>.authenticationCode(for: Array("ansatt \(nationalID)".utf8), using: key)
    let digits = digest.prefix(10).flatMap { [Secret.hexDigit($0 >> 4), Secret.hexDigit($0 & 15)] }
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(decoding: digits[$0..<min($0 + 4, digits.count)], as: UTF8.self) }.joined(separator: "-")
  }

  private static func plain(_ code: String) -> String { code.lowercased().filter { $0.isHexDigit } }

  private static func number(_ text: String) -> UInt64? {
    text.utf8.count <= 9 ? UInt64(text).flatMap { $0 == 0 ? nil : $0 } : nil
  }
}

extension StaffActor {
  /// Whether both are the same one in the same work. Which log-in it is, and what was proved in it, is no part of that.
  fileprivate func isSameWork(as other: StaffActor) -> Bool {
    (id, name, role, unit, unitName) == (other.id, other.name, other.role, other.unit, other.unitName)
      && (municipality, certificates, clearance) == (other.municipality, other.certificates, other.clearance)
  }
}

/// The list of staff in force, which may be exchanged while people work.
final class StaffRegister: Sendable {
  private struct Lists {
    var inForce: StaffDirectory
    /// The last that all open log-ins have been held against.
    var settled: StaffDirectory
  }

  private let lists: Mutex<Lists>

  init(_ directory: StaffDirectory) { lists = Mutex(Lists(inForce: directory, settled: directory)) }

  var directory: StaffDirectory { lists.withLock { $0.inForce } }

  /// - Returns: the list that open log-ins were last held against, and the one that is now in force.
  func replace(with entries: [StaffDirectory.Entry]) -> (before: StaffDirectory, now: StaffDirectory) {
    lists.withLock { lists in
      lists.inForce = lists.inForce.listing(entries)
      return (lists.settled, lists.inForce)
    }
  }

  /// The log-ins that this list does not let in have ended.
  func settle(_ list: StaffDirectory) { lists.withLock { $0.settled = list } }
}

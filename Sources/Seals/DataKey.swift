public import Crypto
public import Foundation

/// The key that seals one record's contents. It leaves memory only wrapped by a master key.
public struct DataKey: Sendable {
  private let material: SymmetricKey

  private init(_ material: SymmetricKey) { self.material = material }

  /// A new one from the system's random source.
  public static func random() -> DataKey { DataKey(SymmetricKey(size: .bits256)) }

  /// Seals with AES-GCM and a random nonce: a byte for the format, the nonce, the sealed text, the tag.
  public func seal(_ plain: some DataProtocol, at place: SealedPlace) throws(SealFault) -> [UInt8] {
    do {
      let box = try AES.GCM.seal(plain, using: material, authenticating: place.bytes)
      guard let combined = box.combined else { throw SealFault.unsealable }
      return [Self.format] + combined
    } catch {
      throw .unsealable
    }
  }

  /// - Throws: ``SealFault/broken`` when a bit has changed, the place is another, or the key is.
  public func open(_ sealed: [UInt8], at place: SealedPlace) throws(SealFault) -> Data {
    guard sealed.first == Self.format else { throw .broken }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
      return try AES.GCM.open(box, using: material, authenticating: place.bytes)
    } catch {
      throw .broken
    }
  }

  private static let format: UInt8 = 1

  /// The key as a master key keeps it, bound to whose it is.
  public func wrapped(by master: MasterKey, for owner: SealedPlace) throws(SealFault) -> [UInt8] {
    try DataKey(master.material).seal(material.bytes, at: owner.under(master))
  }

  /// - Throws: ``SealFault/broken`` when the master key is another one under the same name.
  public init(unwrapping wrapped: [UInt8], with master: MasterKey, for owner: SealedPlace) throws(SealFault) {
    material = SymmetricKey(data: try DataKey(master.material).open(wrapped, at: owner.under(master)))
  }

  /// A key for another purpose that tells nothing of this one.
  public func derived(for purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: material, info: Data("underveis/\(purpose)".utf8), outputByteCount: 32)
  }
}

/// Why something could not be sealed or opened.
public enum SealFault: Error, Hashable, Sendable {
  case unsealable
  /// Changed, moved from another place, or sealed with another key.
  case broken
}

/// Where sealed bytes belong. They open nowhere else, so that a row copied over another one is found at once.
public struct SealedPlace: Sendable {
  let bytes: [UInt8]

  /// - Parameter parts: what tells this place from all others, for instance municipality, record and version.
  public init(_ kind: String, _ parts: [String]) { bytes = Fields.bytes(["underveis", kind] + parts) }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  fileprivate func under(_ master: MasterKey) -> SealedPlace {
    SealedPlace(bytes: bytes + Fields.bytes([master.id]))
  }
}

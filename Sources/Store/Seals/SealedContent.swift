internal import Casework
internal import Desk
internal import Foundation
internal import Seals

/// Seals and opens what one record holds, with the record's own key.
struct SealedContent: Sendable {
  let key: StreamKey
  let municipality: String
  let record: String
  /// Where the key came from, which lets go of it when it does not open what it should.
  let ring: SealRing

  /// An entry's event, bound to the whole of its envelope: a changed author or day breaks the seal as well as the chain.
  func seal(_ event: Event, envelope: [String]) throws(StoreFailure) -> [UInt8] {
    try seal(try StoredText.data(event), SealedPlace("payload/1", envelope))
  }

  func open(_ sealed: [UInt8], envelope: [String]) throws(StoreFailure) -> Data {
    try open(sealed, SealedPlace("payload/1", envelope), "en linje i journalen \(record)")
  }

  /// A folded state, bound to its version so that an older one cannot be put back.
  func seal(state: Data, version: Int) throws(StoreFailure) -> SQLValue {
    .blob(try seal(state, place("state/1", String(version))))
  }

  /// - Parameter type: the state, or a part of it that decodes by itself.
  func state<State: Decodable>(_ type: State.Type, _ sealed: [UInt8]?, version: Int) throws(StoreFailure) -> State {
    try StoredText.decode(type, try state(sealed, version: version), of: "journalen \(record)")
  }

  func state(_ sealed: [UInt8]?, version: Int) throws(StoreFailure) -> Data {
    try open(sealed ?? [], place("state/1", String(version)), "tilstanden til journalen \(record)")
  }

  /// Seals an entry's event as it was opened.
  func seal(opened: Data, envelope: [String]) throws(StoreFailure) -> [UInt8] {
    try seal(opened, SealedPlace("payload/1", envelope))
  }

  /// A state's bytes sealed with another key of the same stream.
  func state(_ sealed: [UInt8], version: Int, resealedBy other: SealedContent) throws(StoreFailure) -> SQLValue {
    let place = place("state/1", String(version))
    return .blob(try other.seal(try open(sealed, place, "tilstanden til journalen \(record)"), place))
  }

  /// Seals what an older program left in the open.
  func seal(plain: String, envelope: [String]) throws(StoreFailure) -> [UInt8] {
    try seal(Data(plain.utf8), SealedPlace("payload/1", envelope))
  }

  func seal(plainState: String, version: Int) throws(StoreFailure) -> SQLValue {
    .blob(try seal(Data(plainState.utf8), place("state/1", String(version))))
  }

  private func place(_ kind: String, _ parts: String...) -> SealedPlace {
    SealedPlace(kind, [municipality, record] + parts)
  }

  private func seal(_ bytes: Data, _ place: SealedPlace) throws(StoreFailure) -> [UInt8] {
    do throws(SealFault) { return try key.data.seal(bytes, at: place) } catch { throw SealFailure.unsealable }
  }

  private func open(_ sealed: [UInt8], _ place: SealedPlace, _ what: String) throws(StoreFailure) -> Data {
    do throws(SealFault) { return try key.data.open(sealed, at: place) } catch {
      ring.forget([record])
      throw SealFailure.broken(what)
    }
  }
}

extension SealRing {
  func content(of record: String, _ key: StreamKey) -> SealedContent {
    SealedContent(key: key, municipality: municipality, record: record, ring: self)
  }

  /// What opens a record that has been written in.
  func content(of record: String, _ connection: any Connection) throws -> SealedContent {
    guard let key = try key(of: record, connection) else { throw SealFailure.missing(record: record) }
    return content(of: record, key)
  }

  func contents(of records: [String], _ connection: any Connection) throws -> [String: SealedContent] {
    let keys = try keys(of: records, connection)
    if let missing = records.first(where: { keys[$0] == nil }) { throw SealFailure.missing(record: missing) }
    return Dictionary(uniqueKeysWithValues: keys.map { ($0, content(of: $0, $1)) })
  }
}

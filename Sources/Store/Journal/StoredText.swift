internal import Casework
internal import Desk
internal import Foundation

/// Entries, states and drafts as JSON.
enum StoredText {
  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return encoder
  }

  static func data(
    _ value: some Encodable, with encoder: JSONEncoder = encoder()
  ) throws(StoreFailure) -> Data {
    do {
      return try encoder.encode(value)
    } catch {
      throw .unavailable("Det som skulle lagres, kan ikke skrives som JSON (\(type(of: value))). Ingenting er lagret.")
    }
  }

  static func encode(_ value: some Encodable) throws(StoreFailure) -> SQLValue {
    .text(String(decoding: try data(value), as: UTF8.self))
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, _ text: String, of owner: String
  ) throws(StoreFailure) -> Value {
    try decode(type, Data(text.utf8), of: owner)
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, _ json: Data, of owner: String
  ) throws(StoreFailure) -> Value {
    do {
      return try JSONDecoder().decode(type, from: json)
    } catch {
      throw .unavailable(
        "Det som er lagret for \(owner), kan ikke leses som \(type). Kjør «underveis verify», og hent fram siste "
          + "sikkerhetskopi.")
    }
  }

  /// Decodes many events in one go, which costs half of one at a time.
  static func events(_ payloads: [Data], of record: RecordID) throws(StoreFailure) -> [Event] {
    var all = Data("[".utf8)
    for (index, payload) in payloads.enumerated() {
      if index > 0 { all.append(UInt8(ascii: ",")) }
      all.append(payload)
    }
    all.append(UInt8(ascii: "]"))
    return try decode([Event].self, all, of: "journalen \(record)")
  }
}

internal import Casework
internal import Desk
internal import Foundation

/// Entries, states and drafts as JSON text.
enum StoredText {
  static func encode(_ value: some Encodable) throws(StoreFailure) -> SQLValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    do {
      return .text(String(decoding: try encoder.encode(value), as: UTF8.self))
    } catch {
      throw .unavailable("Det som skulle lagres, kan ikke skrives som JSON (\(type(of: value))). Ingenting er lagret.")
    }
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, _ text: String, of owner: String
  ) throws(StoreFailure) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw .unavailable(
        "Det som er lagret for \(owner), kan ikke leses som \(type). Kjør «underveis verify», og hent fram siste "
          + "sikkerhetskopi.")
    }
  }

  /// Decodes many events in one go, which costs half of one at a time.
  static func events(_ payloads: [String], of record: RecordID) throws(StoreFailure) -> [Event] {
    try decode([Event].self, "[" + payloads.joined(separator: ",") + "]", of: "journalen \(record)")
  }
}

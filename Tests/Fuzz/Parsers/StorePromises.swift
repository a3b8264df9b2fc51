import Casework
import Foundation
import Seals

@testable import Store

extension Promises {
  static func keyFile(_ text: String) throws(Parser.Broken) {
    let outcome = Result { () throws(Seals.KeyFault) in try MasterKeys(text: text, from: "filen") }
    switch outcome {
    case .success(let keys):
      let again = try? MasterKeys(text: keys.text, from: "filen")
      try hold(again?.all.map(\.id) == keys.all.map(\.id), "keys written out are read the same")
      try hold(Set(keys.all.map(\.id)).count == keys.all.count, "no two keys have one name")
    case .failure(let fault):
      let secrets = text.split(whereSeparator: \.isWhitespace).filter { $0.utf8.count >= 40 }
      try hold(!secrets.contains { fault.description.contains($0) }, "a refusal shows nothing of a key")
    }
  }

  private static let key = DataKey.random()
  private static let place = SealedPlace("prøve", ["1"])

  static func sealed(_ bytes: [UInt8]) throws(Parser.Broken) {
    if let texts = Fields.texts(Data(bytes)) {
      try hold(Fields.texts(Data(Fields.bytes(texts))) == texts, "texts written out are read the same")
    }
    try hold((try? key.open(bytes, at: place)) == nil, "nobody guesses what is sealed")
    guard let sealed = try? key.seal(bytes, at: place) else { return }
    try hold((try? key.open(sealed, at: place)).map { Array($0) } == bytes, "what is sealed is opened the same")
  }

  /// What a restored journal may hold: the events are read, and a record is made of them.
  static func event(_ bytes: [UInt8]) throws(Parser.Broken) {
    let outcome = Result { try JSONDecoder().decode([Event].self, from: Data(bytes)) }
    guard case .success(let events) = outcome else { return }
    guard let written = try? StoredText.data(events) else { return }
    let again = try? JSONDecoder().decode([Event].self, from: written)
    try hold(again == events, "events written are read the same")
  }

  static func database(_ text: String) throws(Parser.Broken) {
    guard case .postgres(let url) = DatabaseAddress(text) else { return }
    try hold(url == text, "the server's own library reads the address as it was written")
    _ = try? PostgresAddress(url)
  }
}

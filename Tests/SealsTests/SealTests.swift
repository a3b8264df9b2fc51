internal import Foundation
internal import Testing

@testable internal import Seals

/// What is sealed opens with the right key in the right place, and nowhere else.
@Suite struct SealTests {
  private let place = SealedPlace("payload/1", ["0001", "r", "1"])

  @Test func `What is sealed is not to be read, and opens as it was`() throws {
    let key = DataKey.random()
    let text = Data("Orker ikke mer, sier Ola".utf8)
    let sealed = try key.seal(text, at: place)
    #expect(Data(sealed).range(of: Data("Ola".utf8)) == nil)
    #expect(try key.open(sealed, at: place) == text)
    #expect(try key.seal(text, at: place) != sealed, "a nonce that comes twice gives the key away")
  }

  @Test func `One bit, another place or another key, and it does not open`() throws {
    let key = DataKey.random()
    let sealed = try key.seal(Data("ord".utf8), at: place)
    for bit in 0..<sealed.count * 8 {
      var changed = sealed
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SealFault.broken) { try key.open(changed, at: place) }
    }
    for other in [["0002", "r", "1"], ["0001", "s", "1"], ["0001", "r", "2"], ["0001", "r1", ""], ["0001r", "1"]] {
      #expect(throws: SealFault.broken) { try key.open(sealed, at: SealedPlace("payload/1", other)) }
    }
    #expect(throws: SealFault.broken) { try key.open(sealed, at: SealedPlace("state/1", ["0001", "r", "1"])) }
    #expect(throws: SealFault.broken) { try DataKey.random().open(sealed, at: place) }
    #expect(throws: SealFault.broken) { try key.open([], at: place) }
    #expect(throws: SealFault.broken) { try key.open(Array(sealed.prefix(12)), at: place) }
  }

  @Test func `A data key is wrapped for its owner, by one master key`() throws {
    let (master, other) = (MasterKey.random(made: "2026-11-28"), MasterKey.random(made: "2026-11-28"))
    let key = DataKey.random()
    let wrapped = try key.wrapped(by: master, for: place)
    let again = try DataKey(unwrapping: wrapped, with: master, for: place)
    let sealed = try key.seal(Data("ord".utf8), at: place)
    #expect(try again.open(sealed, at: place) == Data("ord".utf8))
    #expect(throws: SealFault.broken) { try DataKey(unwrapping: wrapped, with: other, for: place) }
    #expect(throws: SealFault.broken) {
      try DataKey(unwrapping: wrapped, with: master, for: SealedPlace("payload/1", ["0001", "s", "1"]))
    }
  }

  @Test func `Texts come back out of their bytes, and other bytes are no texts`() {
    for texts in [[], [""], ["a", "", "æøå 🙂", String(repeating: "x", count: 70_000)]] {
      #expect(Fields.texts(Data(Fields.bytes(texts))) == texts)
    }
    #expect(Fields.bytes(["ab", "c"]) != Fields.bytes(["a", "bc"]))
    #expect(Fields.texts(Data([1, 0, 0])) == nil)
    #expect(Fields.texts(Data([2, 0, 0, 0, 65])) == nil)
    #expect(Fields.texts(Data([255, 255, 255, 255])) == nil)
  }

  @Test func `A sum of marks is the same in any order, and what is taken out again leaves nothing`() throws {
    let marks = try (0..<20).map { number in
      try #require(MarkSum(Marks(DataKey.random()).end(of: "r\(number)", version: number, digest: Chain.beginning)))
    }
    let sum = marks.reduce(MarkSum(), +)
    #expect(marks.reversed().reduce(MarkSum(), +) == sum)
    #expect(marks.shuffled().reduce(sum) { $0 + -$1 } == MarkSum())
    #expect(marks.dropLast().reduce(MarkSum(), +) != sum)
    #expect(MarkSum(sum.bytes) == sum)
    let largest = try #require(MarkSum([UInt8](repeating: 255, count: 32)))
    #expect(-largest + largest == MarkSum())
  }

  @Test func `A search token is alike for the same text, and for nobody else's key`() {
    let (key, other) = (Marks(DataKey.random()), Marks(DataKey.random()))
    #expect(key.token("phone", "12345678") == key.token("phone", "12345678"))
    #expect(key.token("phone", "12345678") != key.token("national-id", "12345678"))
    #expect(key.token("phone", "12345678") != other.token("phone", "12345678"))
    #expect(key.token("phone", "") == "")
  }
}

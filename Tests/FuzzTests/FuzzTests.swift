import Foundation
import FuzzParsers
import Testing

/// Protects every parser of outside input from what has once broken it, and from what usually breaks parsers.
struct FuzzTests {
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fuzz/corpus")

  @Test(arguments: Parser.allCases)
  func `What the fuzzer has found is read as it should be`(parser: Parser) throws {
    let folder = Self.corpus.appending(path: parser.rawValue)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 3, "\(parser) has no corpus")
    for file in files {
      let bytes = try Data(contentsOf: file)
      #expect(bytes.count <= 20_000, "\(file.lastPathComponent) is too large to keep")
      #expect(throws: Never.self, "\(file.lastPathComponent)") { try parser.read(Array(bytes)) }
    }
  }

  @Test(arguments: Parser.allCases)
  func `What usually breaks a parser does not break it`(parser: Parser) throws {
    var inputs = "\0 \n -+%=&{[\"':#!|>*?@`~^".map(String.init) + ["", "\r\n"]
    inputs += ["9223372036854775807", "-9223372036854775808", "99999999999999999999999999", "1e999", "٣٤٥", "１２３"]
    inputs += ["\u{FEFF}x", "a\u{301}\u{301}\u{301}", "👨‍👩‍👧‍👦", "\u{202E}abc", "\0\0", "İi", "ß"]
    inputs += ["{{x}}", "${x}", "&a=b", "<!--", "]]>", "\\u0000", "..", "/", "//", "a: &a [*a]", "? : ?", "--- ---"]
    inputs += ["a", "[", "1", "%", "- "].map { String(repeating: $0, count: 2_000) }
    for input in inputs { #expect(throws: Never.self, "\(input.prefix(20))") { try parser.read(Array(input.utf8)) } }
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F], Array(0...255)] {
      #expect(throws: Never.self) { try parser.read(bytes) }
    }
  }

  /// A small fuzzer without instruments, the same each time: inputs of the corpus, changed a little at a time.
  @Test(arguments: Parser.allCases)
  func `Small changes to each kept input change nothing for the worse`(parser: Parser) throws {
    var chance = Steps(seed: 20_26)
    let folder = Self.corpus.appending(path: parser.rawValue)
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let seed = Array(try Data(contentsOf: file).prefix(2_000))
      for _ in 0..<(parser.isSlow ? 30 : 300) {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...4, using: &chance) {
          let place = Int.random(in: 0...bytes.count, using: &chance)
          switch Int.random(in: 0..<4, using: &chance) {
          case 0 where !bytes.isEmpty: bytes[min(place, bytes.count - 1)] = .random(in: 0...255, using: &chance)
          case 1 where !bytes.isEmpty: bytes.removeSubrange(place..<min(bytes.count, place + 3))
          case 2: bytes.insert(contentsOf: bytes.prefix(place).suffix(8), at: place)
          default: bytes.insert(.random(in: 0...255, using: &chance), at: place)
          }
        }
        #expect(throws: Never.self, "\(parser): \(bytes)") { try parser.read(bytes) }
      }
    }
  }
}

extension Parser {
  /// Whether one reading takes milliseconds.
  fileprivate var isSlow: Bool { [.questionnaire, .story, .cases].contains(self) }
}

/// Chance that is the same each time (SplitMix64).
private struct Steps: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

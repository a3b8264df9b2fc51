/// The SHA-256 digest (FIPS 180-4), for short texts.
///
/// Written out because the program needs it for one thing, the digest of a log-in's token, and no library it already
/// has offers it.
enum SHA256 {
  /// The digest of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
  static func hex(_ text: String) -> String {
    var digits: [UInt8] = []
    for word in digest(Array(text.utf8)) {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        digits.append(Secret.hexDigit(UInt8(word >> shift & 15)))
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digest(_ message: [UInt8]) -> [UInt32] {
    var bytes = message
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bits = UInt64(message.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    var state = start
    for block in stride(from: 0, to: bytes.count, by: 64) { mix(bytes[block..<block + 64], into: &state) }
    return state
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words: [UInt32] = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      block[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let first = turned(words[index - 15], 7) ^ turned(words[index - 15], 18) ^ words[index - 15] >> 3
      let second = turned(words[index - 2], 17) ^ turned(words[index - 2], 19) ^ words[index - 2] >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var work = state
    for index in 0..<64 {
      let sum = turned(work[4], 6) ^ turned(work[4], 11) ^ turned(work[4], 25)
      let choice = work[4] & work[5] ^ ~work[4] & work[6]
      let first = work[7] &+ sum &+ choice &+ rounds[index] &+ words[index]
      let other = turned(work[0], 2) ^ turned(work[0], 13) ^ turned(work[0], 22)
      let majority = work[0] & work[1] ^ work[0] & work[2] ^ work[1] & work[2]
      work = [first &+ other &+ majority, work[0], work[1], work[2], work[3] &+ first, work[4], work[5], work[6]]
    }
    for index in 0..<8 { state[index] &+= work[index] }
  }

  private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word >> places | word << (32 - places)
  }

  private static let primes: [Int] = (2...311).filter { number in
    (2..<number).allSatisfy { number % $0 != 0 }
  }

  /// The first 32 bits of the fraction of the square roots of the first eight primes.
  private static let start: [UInt32] = primes.prefix(8).map { fraction(Double($0).squareRoot()) }

  /// The first 32 bits of the fraction of the cube roots of the first 64 primes.
  private static let rounds: [UInt32] = primes.map { prime in
    // Newton's method from above: four steps more than enough for 40 bits.
    var root = 7.0
    for _ in 0..<30 { root -= (root * root * root - Double(prime)) / (3 * root * root) }
    return fraction(root)
  }

  private static func fraction(_ number: Double) -> UInt32 {
    UInt32((number - number.rounded(.down)) * 4_294_967_296)
  }
}

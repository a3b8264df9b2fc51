/// The words of a source, each with its line, so that a phrase is found also where it is broken over two.
struct SourceText: Sendable {
  private let words: [Substring]
  private let wordLines: [Int]

  init(_ text: String) {
    var (words, wordLines): ([Substring], [Int]) = ([], [])
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let found = line.split(whereSeparator: \.isWhitespace)
      words += found
      wordLines += Array(repeating: index + 1, count: found.count)
    }
    (self.words, self.wordLines) = (words, wordLines)
  }

  /// The lines on which a phrase begins. Its first word may begin, and its last may end, inside a word of the text.
  func lines(of phrase: String) -> [Int] {
    let sought = phrase.split(whereSeparator: \.isWhitespace)
    guard let first = sought.first, let last = sought.last, words.count >= sought.count else { return [] }
    return (0...(words.count - sought.count)).filter { start in
      guard sought.count > 1 else { return words[start].contains(first) }
      guard words[start].hasSuffix(first), words[start + sought.count - 1].hasPrefix(last) else { return false }
      return (1..<sought.count - 1).allSatisfy { words[start + $0] == sought[$0] }
    }.map { wordLines[$0] }
  }

  /// The stretch of equally many words that has most words in common with a phrase; nil when none has any.
  func nearest(to phrase: String) -> (line: Int, words: String)? {
    let sought = Set(phrase.lowercased().split(whereSeparator: \.isWhitespace))
    let length = phrase.split(whereSeparator: \.isWhitespace).count
    guard length > 0, words.count >= length else { return nil }
    let hits = words.map { sought.contains(Substring($0.lowercased())) ? 1 : 0 }
    var count = hits[..<length].reduce(0, +)
    var best = (start: 0, count: count)
    for start in stride(from: 1, through: words.count - length, by: 1) {
      count += hits[start + length - 1] - hits[start - 1]
      if count > best.count { best = (start, count) }
    }
    guard best.count > 0 else { return nil }
    return (wordLines[best.start], words[best.start..<best.start + length].joined(separator: " "))
  }
}

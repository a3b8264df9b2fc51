/// Finds what somebody most likely meant.
enum NearestWord {
  /// The allowed word with the fewest changed letters, when it is near enough to be a slip.
  static func find(_ word: String, among allowed: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased())
    var best: (word: String, distance: Int)?
    for candidate in allowed {
      let distance = distance(typed, Array(candidate.lowercased()))
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, typed.count / 2) else { return nil }
    return best.word
  }

  /// What to say to somebody who wrote a word that is not among the allowed ones.
  static func advice(_ word: String, among allowed: [String]) -> String {
    if let near = find(word, among: allowed) { return "Mente du «\(near)»?" }
    guard allowed.count <= 24 else { return "Se docs/facts.md for ordene som kan brukes." }
    return "Dette kan brukes: \(allowed.joined(separator: ", "))."
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}

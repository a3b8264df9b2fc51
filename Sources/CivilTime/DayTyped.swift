/// Days as people type them into a form.
extension Day {
  /// Reads "24.11.2026", "24.11.26", "24/11-2026", "24/11 2026", "24-11-2026", "241126", "24112026",
  /// "24 november 2026", "24. nov. 2026", "tirsdag 24. november 2026" and the ISO form.
  ///
  /// - Parameters:
  ///   - text: what was typed; spaces around it do not matter.
  ///   - firstYear: the first of the hundred years that a year of two digits may mean. The default reads "39" as 2039
  ///     and "40" as 1940; a form for birth dates passes the year a hundred years ago.
  /// - Returns: nil when the text is not a day, when the day does not exist, or when the weekday named is another.
  public init?(norwegian text: String, twoDigitYearsFrom firstYear: Int = 1940) {
    let trimmed = text.drop(while: \.isWhitespace)
    // Nothing that anybody means as a day is longer; a megabyte pasted into the field is turned away at once.
    guard trimmed.utf8.prefix(61).count <= 60 else { return nil }
    if let day = Day(iso: String(trimmed.split(whereSeparator: \.isWhitespace).joined())) {
      self = day
      return
    }
    var parts = Day.parts(of: trimmed.lowercased())
    let weekday = parts.first.flatMap(Day.weekday(named:))
    if weekday != nil { parts.removeFirst() }
    if parts.count == 1, let compact = Day.compactParts(parts[0]) { parts = compact }
    guard
      parts.count == 3, parts[0].count <= 2, let day = Day.number(parts[0]),
      let month = Day.month(parts[1]),
      let year = Day.year(parts[2], from: firstYear)
    else { return nil }
    self.init(year: year, month: month, day: day)
    if let weekday, weekday != self.weekday { return nil }
  }

  /// Runs of letters or digits, whatever stands between them, as long as it is what stands between the parts of a date.
  private static func parts(of text: String) -> [Substring] {
    let separators: Set<Character> = [" ", ".", "/", "-", ",", "\u{A0}", "\t", "\n", "\r\n", "–"]
    return text.split(whereSeparator: separators.contains)
  }

  private static func compactParts(_ run: Substring) -> [Substring]? {
    guard run.count == 6 || run.count == 8, number(run) != nil else { return nil }
    let month = run.index(run.startIndex, offsetBy: 2)
    let year = run.index(month, offsetBy: 2)
    return [run[..<month], run[month..<year], run[year...]]
  }

  private static func number(_ part: Substring) -> Int? {
    part.utf8.allSatisfy { $0.decimalDigit != nil } ? Int(part) : nil
  }

  private static func month(_ part: Substring) -> Int? {
    if let number = number(part) { return part.count <= 2 ? number : nil }
    guard part.count >= 3 else { return nil }
    let position = monthNames.firstIndex { $0.hasPrefix(part) }
    return position.map { $0 + 1 }
  }

  private static func year(_ part: Substring, from firstYear: Int) -> Int? {
    guard let number = number(part) else { return nil }
    switch part.count {
    case 4: return number
    case 2: return firstYear + (number - firstYear).modulo(100)
    default: return nil
    }
  }

  private static func weekday(named part: Substring) -> Weekday? {
    guard part.count >= 3 else { return nil }
    return Weekday.allCases.first { $0.norwegian.hasPrefix(part) }
  }
}

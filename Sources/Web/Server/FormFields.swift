public import CivilTime

extension FormReading {
  /// A text, without spaces around it; nil when nothing was typed.
  ///
  /// - Parameters:
  ///   - most: the number of characters there is room for.
  ///   - required: what to say when it is missing; nil when it may be.
  public mutating func text(_ name: String, max most: Int = 20_000, required: String? = nil) -> String? {
    let text = values[name].withoutSpaceAround
    guard !text.isEmpty else {
      if let required { refuse(name, required) }
      return nil
    }
    let count = text.count
    guard count <= most else {
      refuse(
        name,
        "Teksten er på \(count.grouped) tegn. Det er plass til \(most.grouped). Kort den ned med \((count - most).grouped)."
      )
      return nil
    }
    return text
  }

  /// A day as people write it; nil when nothing was typed or it is no day.
  ///
  /// - Parameters:
  ///   - range: the days that can be meant.
  ///   - outside: what to say about a day that cannot.
  ///   - years: the first of the hundred years that two digits may mean.
  public mutating func day(
    _ name: String, required: String? = nil, in range: ClosedRange<Day>? = nil, outside: String? = nil,
    twoDigitYearsFrom years: Int = 1940
  ) -> Day? {
    let text = values[name].withoutSpaceAround
    guard !text.isEmpty else {
      if let required { refuse(name, required) }
      return nil
    }
    guard let day = Day(norwegian: text, twoDigitYearsFrom: years) else {
      refuse(name, "Vi forstår ikke datoen «\(text.shortened)». Skriv den for eksempel slik: 24.11.2026.")
      return nil
    }
    if let range, !range.contains(day) {
      refuse(name, outside ?? "Datoen må være fra \(range.lowerBound.numeric) til \(range.upperBound.numeric).")
      return nil
    }
    return day
  }

  /// A time of day as people write it; nil when nothing was typed or no clock shows it.
  public mutating func time(_ name: String, required: String? = nil) -> TimeOfDay? {
    let text = values[name].withoutSpaceAround
    guard !text.isEmpty else {
      if let required { refuse(name, required) }
      return nil
    }
    guard let time = TimeOfDay(norwegian: text) else {
      refuse(name, "Vi forstår ikke klokkeslettet «\(text.shortened)». Skriv det for eksempel slik: 10.30.")
      return nil
    }
    return time
  }

  /// A whole number; nil when nothing was typed or it is outside the range.
  public mutating func number(_ name: String, in range: ClosedRange<Int>, required: String? = nil) -> Int? {
    let text = values[name].filter { !$0.isWhitespace }
    guard !text.isEmpty else {
      if let required { refuse(name, required) }
      return nil
    }
    guard let number = Int(text), range.contains(number) else {
      refuse(name, "Skriv et helt tall fra \(range.lowerBound) til \(range.upperBound).")
      return nil
    }
    return number
  }

  /// Which of the given codes was chosen; nil when none was.
  public mutating func choice(_ name: String, of codes: [String], required: String? = nil) -> String? {
    let code = values[name]
    guard !code.isEmpty else {
      if let required { refuse(name, required) }
      return nil
    }
    guard codes.contains(code) else {
      refuse(name, "Valget finnes ikke lenger. Velg på nytt.")
      return nil
    }
    return code
  }

  /// Which case of an enumeration was chosen; nil when none was.
  public mutating func choice<Choice>(_ name: String, required: String? = nil) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    choice(name, of: Choice.allCases.map(\.rawValue), required: required).flatMap(Choice.init)
  }

  /// Which of the given codes were ticked, in the order of the codes.
  public mutating func choices(_ name: String, of codes: [String], required: String? = nil) -> [String] {
    let ticked = Set(values.all(name).filter { !$0.isEmpty })
    if ticked.isEmpty, let required { refuse(name, required) }
    if !ticked.isSubset(of: codes) { refuse(name, "Et av valgene finnes ikke lenger. Velg på nytt.") }
    return codes.filter(ticked.contains)
  }

  /// Whether a single box was ticked.
  public func isTicked(_ name: String) -> Bool {
    !values[name].isEmpty
  }
}

extension StringProtocol {
  var withoutSpaceAround: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}

extension String {
  /// Enough of a long text to know it again.
  var shortened: String {
    count <= 40 ? self : prefix(40) + "…"
  }
}

extension String {
  /// The number, when it is one that our own pages could have sent: from nought to a thousand million. What comes from
  /// outside is never counted with before it is known to be small: one step past the largest number ends the program.
  var asCount: Int? {
    Int(self).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
  }
}

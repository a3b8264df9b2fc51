internal import Configuration

/// Reads settings so that what is written and cannot be used is a fault that is named, and never taken for not written.
final class SettingsReader {
  private let config: ConfigReader
  /// Every fault so far: nobody should have to start ten times.
  private(set) var faults: [SettingsFault] = []

  init(_ config: ConfigReader) { self.config = config }

  func add(_ fault: SettingsFault) { faults.append(fault) }

  /// - Parameter isSecret: whether what stands there must not be repeated.
  func text(_ name: String, isSecret: Bool = false) -> String? {
    if let text = config.string(forKey: ConfigKey(name), isSecret: isSecret) { return text }
    guard let written = written(name) else { return nil }
    add(
      .wrong(
        name, isSecret ? "er ikke en tekst." : "er \(written), som ikke er en tekst.",
        "Sett anførselstegn rundt, for eksempel \"\(isSecret ? "…" : written)\"."))
    return nil
  }

  /// Words with spaces or commas between.
  func words(_ name: String) -> [String]? {
    text(name)?.split { $0 == " " || $0 == "," }.map(String.init)
  }

  /// - Parameter example: what is usual, for the one who must mend it.
  func number(_ name: String, in range: ClosedRange<Int>, example: Int) -> Int? {
    guard let written = written(name) else { return nil }
    if let number = Int(written), range.contains(number) { return number }
    add(
      .wrong(
        name, "er «\(written)».",
        "Skriv et helt tall fra \(range.lowerBound) til \(range.upperBound), for eksempel \(example)."))
    return nil
  }

  func number(_ name: String, in range: ClosedRange<Int>, usual: Int) -> Int {
    number(name, in: range, example: usual) ?? usual
  }

  func decimal(_ name: String, in range: ClosedRange<Double>, usual: Double) -> Double {
    guard let written = written(name) else { return usual }
    if let number = Double(written), range.contains(number) { return number }
    add(
      .wrong(
        name, "er «\(written)».",
        "Skriv et tall fra \(range.lowerBound) til \(range.upperBound) med punktum, for eksempel \(usual)."))
    return usual
  }

  func flag(_ name: String, usual: Bool) -> Bool {
    switch written(name)?.lowercased() {
    case nil: return usual
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    case .some(let written):
      add(.wrong(name, "er «\(written)».", "Skriv true eller false."))
      return usual
    }
  }

  func choice(_ name: String, among all: [String], usual: String) -> String {
    guard let written = written(name) else { return usual }
    if all.contains(written) { return written }
    add(.wrong(name, "er «\(written)».", "Velg \(all.joined(separator: " eller "))."))
    return usual
  }

  /// What stands there, whatever kind it is in the file; nil for nothing, also when the variable is there and empty.
  private func written(_ name: String) -> String? {
    let key = ConfigKey(name)
    let found: String?
    if let text = config.string(forKey: key) {
      found = text
    } else if let whole = config.int(forKey: key) {
      found = "\(whole)"
    } else if let decimal = config.double(forKey: key) {
      found = "\(decimal)"
    } else if let flag = config.bool(forKey: key) {
      found = "\(flag)"
    } else {
      found = config.stringArray(forKey: key)?.joined(separator: " ")
    }
    guard let found, !found.allSatisfy(\.isWhitespace) else { return nil }
    return found
  }
}

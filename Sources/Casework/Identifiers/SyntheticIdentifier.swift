public import CivilTime

extension NationalIdentifier {
  /// A number that nobody has: the Tax Administration's synthetic series, with 80 added to the month.
  ///
  /// The same day, serial and kind always give the same number, and different ones give different numbers.
  /// - Parameters:
  ///   - day: the day the number is made for, from 1900 to 2039.
  ///   - serial: 0 for the first number of that day, then upwards; there are about 400 a day.
  ///   - kind: a national identity number or a D-number.
  /// - Returns: nil when the day has no number with that serial, or the kind has no synthetic series.
  public static func synthetic(day: Day, serial: Int, kind: Kind = .nationalIdentityNumber) -> NationalIdentifier? {
    let parts = day.components
    // The population register keeps the centuries apart by these ranges; without them 1926 and 2026 would collide.
    let individualNumbers: Range<Int>
    switch parts.year {
    case 1900..<2000: individualNumbers = 0..<500
    case 2000..<2040: individualNumbers = 500..<1000
    default: return nil
    }
    let dayMark: Int
    switch kind {
    case .nationalIdentityNumber: dayMark = 0
    case .dNumber: dayMark = 40
    case .helpNumber, .sharedHelpNumber: return nil
    }
    let date = [parts.day + dayMark, parts.month + 80, parts.year % 100].flatMap { [$0 / 10, $0 % 10] }
    var left = serial
    for number in individualNumbers where serial >= 0 {
      let nine = date + [number / 100, number / 10 % 10, number % 10]
      guard let (first, second) = CheckDigits.completing(nine) else { continue }
      if left == 0 {
        let digits = (nine + [first, second]).map(String.init).joined()
        return NationalIdentifier(digits: digits, kind: kind, series: .taxAdministrationTest, rule: .noRemainder)
      }
      left -= 1
    }
    return nil
  }
}

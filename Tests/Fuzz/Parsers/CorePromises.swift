import Casework
import CivilTime
import Desk

extension Promises {
  static func day(_ text: String) throws(Parser.Broken) {
    for day in [Day(norwegian: text), Day(iso: text)].compactMap(\.self) {
      try hold((Day.earliest...Day.latest).contains(day), "a day is one we know")
      // Nobody's form has a day before the year 1000, which would be written with fewer digits than are read.
      if let first = Day(year: 1000, month: 1, day: 1), day >= first {
        try hold(Day(norwegian: day.numeric) == day, "a day written out is read the same")
      }
    }
  }

  static func time(_ text: String) throws(Parser.Broken) {
    guard let time = TimeOfDay(norwegian: text) else { return }
    try hold(TimeOfDay(norwegian: time.norwegian) == time, "a time written out is read the same")
  }

  static func span(_ text: String) throws(Parser.Broken) {
    if let span = Span(norwegian: text) { try hold(Span(norwegian: span.norwegian) == span, "a span is read the same") }
    _ = Span(iso: text)
  }

  static func nationalID(_ text: String) throws(Parser.Broken) {
    for rule in [CheckDigitRule.noRemainder, .upToThree] {
      guard let number = try? NationalIdentifier(text, accepting: rule) else { continue }
      try hold(number.digits.utf8.count == 11 && number.digits.allSatisfy(\.isASCII), "a number has eleven digits")
      try hold((try? NationalIdentifier(number.formatted, accepting: rule)) == number, "as shown it is read the same")
      try hold(!"\(number)".contains(number.digits), "a number shows nothing of itself by mistake")
    }
  }

  static func phone(_ text: String) throws(Parser.Broken) {
    guard let number = try? PhoneNumber(text) else { return }
    try hold((try? PhoneNumber(number.normalised)) == number, "a number as kept is read the same")
    try hold((try? PhoneNumber(number.formatted)) == number, "a number as shown is read the same")
    try hold(number.normalised.utf8.count <= 16, "a number is short")
  }

  static func postalCode(_ text: String) throws(Parser.Broken) {
    guard let code = try? PostalCode(text) else { return }
    try hold((try? PostalCode(code.digits)) == code, "a code as kept is read the same")
  }

  static func personQuery(_ text: String) throws(Parser.Broken) {
    _ = PersonQuery(typed: text)
  }
}

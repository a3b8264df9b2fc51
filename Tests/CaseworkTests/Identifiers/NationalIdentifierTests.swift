import Casework
import CivilTime
internal import Foundation
import Testing

@Suite("National identifiers are told right from wrong, and give nothing else away")
struct NationalIdentifierTests {
  private static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test(
    "Published examples are known for what they are",
    arguments: [
      ("13097248022", NationalIdentifier.Kind.nationalIdentityNumber, NationalIdentifier.Series.ordinary),
      ("15021951940", .nationalIdentityNumber, .ordinary),
      ("30108299920", .nationalIdentityNumber, .ordinary),
      ("53097248016", .dNumber, .ordinary),
      ("10915596784", .nationalIdentityNumber, .taxAdministrationTest),
      ("15720255178", .nationalIdentityNumber, .healthNetworkTest),
      ("50846202355", .dNumber, .taxAdministrationTest),
    ])
  func published(text: String, kind: NationalIdentifier.Kind, series: NationalIdentifier.Series) throws {
    let identifier = try NationalIdentifier(text, on: Self.day("2026-11-23"))
    #expect(identifier.digits == text)
    #expect(identifier.kind == kind)
    #expect(identifier.series == series)
    #expect(identifier.isSynthetic == (series != .ordinary))
    #expect(identifier.rule == .noRemainder)
  }

  @Test("A number with a remainder is a slip before 2032 and a number from then on")
  func newRule() throws {
    let text = "30108299939"
    #expect(throws: NationalIdentifierError.checkDigit(.first)) {
      try NationalIdentifier(text, on: Self.day("2031-12-31"))
    }
    let identifier = try NationalIdentifier(text, on: Self.day("2032-01-01"))
    #expect(identifier.rule == .upToThree)
    #expect(try NationalIdentifier("02013299997", on: Self.day("2032-01-02")).rule == .noRemainder)
  }

  @Test("From 2032 the remainders 0 to 3 are right and 4 to 10 are wrong, the second digit as before")
  func remainders() throws {
    let nine = [1, 0, 9, 1, 5, 5, 9, 6, 7]
    var rightByRemainder: [Int: Int] = [:]
    for first in 0...9 {
      let remainder = (Self.sum(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) + first) % 11
      for second in 0...9 {
        let text = (nine + [first, second]).map(String.init).joined()
        let secondFits = (Self.sum(nine + [first], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) + second) % 11 == 0
        let read = try? NationalIdentifier(text, accepting: .upToThree)
        #expect((read != nil) == (remainder <= 3 && secondFits), "remainder \(remainder)")
        #expect((try? NationalIdentifier(text, accepting: .noRemainder)) == (remainder == 0 ? read : nil))
        if read != nil { rightByRemainder[remainder, default: 0] += 1 }
      }
    }
    #expect(!rightByRemainder.isEmpty && rightByRemainder.keys.allSatisfy { $0 <= 3 })
  }

  private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("Numbers that no register gives out are refused with the thing that is wrong")
  func errors() throws {
    let cases: [(String, NationalIdentifierError)] = [
      ("", .length(0)), ("1091559678", .length(10)), ("109155967840", .length(12)),
      ("1091559678O", .characters), ("10915596784<b>", .characters), ("١٠٩١٥٥٩٦٧٨٤", .characters),
      ("32815596784", .date), ("10935596784", .date), ("10135596784", .date), ("30820000000", .date),
      ("29820100000", .date), ("10915596785", .checkDigit(.second)), ("10915596794", .checkDigit(.first)),
      ("13057444850", .checkDigit(.first)),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(error)") { try NationalIdentifier(text, on: Self.day("2026-11-23")) }
    }
    #expect(throws: NationalIdentifierError.length(1_000_000)) {
      try NationalIdentifier(String(repeating: "1", count: 1_000_000), accepting: .upToThree)
    }
  }

  @Test("The number is taken as people write it")
  func spacing() throws {
    for text in ["109155 96784", " 10 91 55 96784 ", "109155-96784", "10.91.55 96784", "109155\u{A0}96784"] {
      #expect(try NationalIdentifier(text, accepting: .noRemainder).formatted == "109155 96784")
    }
  }

  @Test("Every single wrong digit and every swap of neighbours in a synthetic number is noticed before 2032")
  func slips() throws {
    let identifier = try #require(NationalIdentifier.synthetic(day: Self.day("1984-02-29"), serial: 7))
    let digits = Array(identifier.digits)
    var missed = 0
    for position in digits.indices {
      for digit in "0123456789" where digit != digits[position] {
        var slip = digits
        slip[position] = digit
        if (try? NationalIdentifier(String(slip), accepting: .noRemainder)) != nil { missed += 1 }
      }
    }
    for position in digits.indices.dropLast() where digits[position] != digits[position + 1] {
      var slip = digits
      slip.swapAt(position, position + 1)
      if (try? NationalIdentifier(String(slip), accepting: .noRemainder)) != nil { missed += 1 }
    }
    #expect(missed == 0)
  }

  @Test("An H-number and a shared help number are known; a help number may belong to somebody")
  func helpNumbers() throws {
    let help = try #require(Self.completed("150185", monthMark: 40))
    #expect(try NationalIdentifier(help, accepting: .noRemainder).kind == .helpNumber)
    #expect(try !NationalIdentifier(help, accepting: .noRemainder).isSynthetic)
    let shared = try #require(Self.completed("899999", monthMark: 0))
    #expect(try NationalIdentifier(shared, accepting: .noRemainder).kind == .sharedHelpNumber)
  }

  /// The first number with these six digits that passes.
  private static func completed(_ six: String, monthMark: Int) -> String? {
    let marked = (Int(six) ?? 0) + monthMark * 100
    return (0..<100_000).lazy.map { number -> String in
      let tail = String(number)
      return "\(marked)" + String(repeating: "0", count: 5 - tail.count) + tail
    }.first { (try? NationalIdentifier($0, accepting: .noRemainder)) != nil }
  }

  @Test("Neither a log line nor a dump shows the digits")
  func hidden() throws {
    let identifier = try #require(NationalIdentifier.synthetic(day: Self.day("1990-05-17"), serial: 0))
    var dumped = ""
    dump(identifier, to: &dumped)
    for text in ["\(identifier)", String(reflecting: identifier), "\([identifier])", dumped] {
      #expect(!text.contains(identifier.digits.prefix(6)))
      #expect(!text.contains(identifier.digits.suffix(5)))
    }
  }

  @Test("A stored number comes back the same, and a spoilt one is refused without being shown")
  func stored() throws {
    let identifier = try #require(NationalIdentifier.synthetic(day: Self.day("2001-01-31"), serial: 3, kind: .dNumber))
    let data = try JSONEncoder().encode([identifier])
    #expect(try JSONDecoder().decode([NationalIdentifier].self, from: data) == [identifier])
    do {
      _ = try JSONDecoder().decode([NationalIdentifier].self, from: Data(#"["10915596785"]"#.utf8))
      Issue.record("a spoilt number was read")
    } catch {
      #expect(!"\(error)".contains("10915596785"))
    }
  }

  @Test("Synthetic numbers are valid, synthetic, repeatable and never the same twice")
  func synthetic() throws {
    var seen: Set<String> = []
    for year in [1926, 1960, 1999, 2000, 2026, 2039] {
      for kind in [NationalIdentifier.Kind.nationalIdentityNumber, .dNumber] {
        let day = try #require(Day(year: year, month: 2, day: 28))
        for serial in stride(from: 0, to: 380, by: 19) {
          let made = try #require(NationalIdentifier.synthetic(day: day, serial: serial, kind: kind))
          let read = try NationalIdentifier(made.digits, accepting: .noRemainder)
          #expect(read == made && read.isSynthetic && read.kind == kind)
          #expect(seen.insert(made.digits).inserted)
        }
      }
    }
    let day = try Self.day("2000-01-01")
    #expect(NationalIdentifier.synthetic(day: day, serial: -1) == nil)
    #expect(NationalIdentifier.synthetic(day: day, serial: 1_000) == nil)
    #expect(try NationalIdentifier.synthetic(day: Self.day("1850-01-01"), serial: 0) == nil)
    #expect(NationalIdentifier.synthetic(day: day, serial: 0, kind: .helpNumber) == nil)
  }

  @Test("Each message says what to do, and that the number can wait")
  func messages() {
    let errors: [NationalIdentifierError] = [.length(10), .length(12), .characters, .date, .checkDigit(.first)]
    #expect(Set(errors.map(\.message)).count == errors.count)
    #expect(errors.allSatisfy { $0.message.contains("gå videre uten nummer") && !$0.message.contains("ugyldig") })
  }
}

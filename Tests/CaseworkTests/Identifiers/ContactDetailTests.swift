import Casework
import Testing

@Suite("Telephone numbers and postal codes are taken as people write them")
struct ContactDetailTests {
  @Test(
    "However a number is typed, it is kept in one form",
    arguments: [
      ("900 00 000", "+4790000000", "900 00 000"), ("90000000", "+4790000000", "900 00 000"),
      ("+47 900 00 000", "+4790000000", "900 00 000"), ("0047 90000000", "+4790000000", "900 00 000"),
      ("4790000000", "+4790000000", "900 00 000"), ("47 00 00 00", "+4747000000", "470 00 000"),
      ("+4747000000", "+4747000000", "470 00 000"), ("(22) 00-00-00", "+4722000000", "22 00 00 00"),
      ("800 00 000", "+4780000000", "800 00 000"), ("+46 70 000 00 00", "+46700000000", "+46700000000"),
      ("116 117", "116117", "116 117"), ("113", "113", "113"), ("02000", "02000", "02000"),
    ])
  func phone(text: String, normalised: String, formatted: String) throws {
    let number = try PhoneNumber(text)
    #expect(number.normalised == normalised)
    #expect(number.formatted == formatted)
    #expect(try PhoneNumber(number.formatted) == number)
  }

  @Test("What is not a number is refused with the reason")
  func notPhones() {
    let cases: [(String, PhoneNumberError)] = [
      ("", .empty), ("   ", .empty), ("+", .length), ("ring mor", .characters), ("900 00 00", .length),
      ("900 00 0000", .length), ("12345678", .notInUse), ("+0123456789", .countryCode), ("+46 1234", .length),
      ("90000000; drop", .characters), ("9+0000000", .characters), ("+1234567890123456", .length),
      (String(repeating: "9", count: 1_000_000), .length),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(text.prefix(20))") { try PhoneNumber(text) }
    }
  }

  @Test("Only Norwegian mobile numbers are known to take text messages")
  func mobile() throws {
    #expect(try PhoneNumber("40000000").isNorwegianMobile)
    #expect(try !PhoneNumber("22000000").isNorwegianMobile)
    #expect(try !PhoneNumber("+46700000000").isNorwegianMobile)
  }

  @Test("A number that is logged by mistake shows nothing")
  func hidden() throws {
    let number = try PhoneNumber("90000000")
    #expect(!"\(number) \([number])".contains("9000"))
  }

  @Test("A zero in front of a postal code is kept", arguments: ["0150", " 0150 ", "01 50", "NO-0150", "n-0150"])
  func postalCode(text: String) throws {
    #expect(try PostalCode(text).digits == "0150")
  }

  @Test("What is not a postal code is refused", arguments: ["", "150", "01500", "015O", "0000", "٠١٥٠", "0150 Oslo"])
  func notPostalCodes(text: String) {
    #expect(throws: PostalCodeError.self) { try PostalCode(text) }
  }
}

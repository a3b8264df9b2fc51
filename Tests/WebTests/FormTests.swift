import CivilTime
import Testing

@testable import Web

/// Protects what people type: nothing is lost, nothing strange gets through.
struct FormTests {
  private func form(_ text: String) throws -> FormValues {
    try FormValues(urlEncoded: Array(text.utf8))
  }

  @Test func readsLettersSignsAndDirections() throws {
    let form = try form(
      "navn=%C3%98ystein+%C3%85s&ord=%F0%9F%98%80+%D7%A9%D7%9C%D7%95%D7%9D+%E2%80%8F%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9")
    #expect(form["navn"] == "Øystein Ås")
    #expect(form["ord"] == "😀 שלום \u{200F}👨‍👩")
  }

  @Test func keepsEveryTickedBoxInOrder() throws {
    let form = try form("tema=rus&navn=x&tema=psyke&tema=rus")
    #expect(form.all("tema") == ["rus", "psyke", "rus"])
    #expect(form.names == ["tema", "navn"])
  }

  @Test func lineBreaksBecomeOneKindAndControlCharactersGo() throws {
    #expect(try form("a=1%0D%0A2%0D3%0A4%095%1B%07%7F6")["a"] == "1\n2\n3\n4\t56")
  }

  @Test func refusesNul() {
    #expect(throws: FormFault.nul) { try form("a=x%00y") }
    #expect(throws: FormFault.nul) { try FormValues(urlEncoded: [97, 61, 0]) }
  }

  @Test func refusesAFloodOfFields() {
    #expect(throws: FormFault.tooManyFields) {
      try form(String(repeating: "a=&", count: FormValues.mostFields + 1))
    }
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a", "=b", "&&", "a=b=c", "a=%E2%82", "%F0%9F=x"])
  func brokenEncodingNeverCrashesAndKeepsTheRest(text: String) throws {
    let form = try form("for=1&\(text)&etter=2")
    #expect(form["for"] == "1")
    #expect(form["etter"] == "2")
  }

  @Test func halfAnEscapeIsKeptAsTyped() throws {
    let form = try form("a=100%&b=50%+av&c=b=d")
    #expect(form["a"] == "100%")
    #expect(form["b"] == "50% av")
    #expect(form["c"] == "b=d")
  }

  @Test func aMegabyteInOneFieldIsReadAndToldToBeShortened() throws {
    var reading = FormReading(try form("ord=" + String(repeating: "%C3%A6", count: 500_000)))
    #expect(reading.values["ord"].count == 500_000)
    #expect(reading.text("ord", max: 20_000) == nil)
    #expect(reading.problem("ord")?.contains("480\u{A0}000") == true)
  }

  @Test func fieldsSayWhatIsWrongInWords() throws {
    var reading = FormReading(try form("dato=31.2.2026&tid=25.00&tall=elleve&valg=ukjent&fritt=++&ok=24.11.26"))
    #expect(reading.day("dato") == nil)
    #expect(reading.time("tid") == nil)
    #expect(reading.number("tall", in: 0...10) == nil)
    #expect(reading.choice("valg", of: ["a"]) == nil)
    #expect(reading.text("fritt", required: "Skriv noe.") == nil)
    #expect(reading.day("ok") == Day(iso: "2026-11-24"))
    #expect(reading.problems.map(\.field) == ["dato", "tid", "tall", "valg", "fritt"])
    #expect(reading.problem("dato")?.contains("31.2.2026") == true)
    #expect(reading.problem("fritt") == "Skriv noe.")
  }

  @Test func nothingTypedIsNoFaultUnlessItIsRequired() {
    var reading = FormReading()
    #expect(reading.day("dato") == nil && reading.time("tid") == nil && reading.text("ord") == nil)
    #expect(reading.number("tall", in: 0...1) == nil && reading.choices("tema", of: ["a"]).isEmpty)
    #expect(reading.isSound)
  }

  @Test func aDayOutsideItsRangeIsRefused() throws {
    let today = try #require(Day(iso: "2026-11-24"))
    var reading = FormReading(filledWith: ["fodt": "25.11.2026"])
    let born = reading.day("fodt", in: Day.earliest...today, outside: "Fødselsdatoen kan ikke være i framtida.")
    #expect(born == nil)
    #expect(reading.problem("fodt") == "Fødselsdatoen kan ikke være i framtida.")
  }

  @Test func theKeyIsGivenOnlyForASoundForm() throws {
    var reading = FormReading(filledWith: ["nokkel": "0123456789abcdef"])
    #expect(try reading.key() == "0123456789abcdef")
    reading.refuse(nil, "feil")
    #expect(throws: Trouble.self) { try reading.key() }
    #expect(throws: Trouble.self) { try FormReading(filledWith: ["nokkel": "kort"]).key() }
    #expect(throws: Trouble.self) {
      try FormReading.restored(FormValues([(name: "nokkel", value: "0123456789abcdef")])).key()
    }
  }

  @Test func aDraftComesBackAsItWasTyped() throws {
    let form = try form("csrf=x&nokkel=y&tema=rus&tema=bolig&ord=hei")
    let again = FormValues(typed: form.typed)
    #expect(again.all("tema") == ["rus", "bolig"])
    #expect(!again.has("csrf") && !again.has("nokkel"))
  }
}

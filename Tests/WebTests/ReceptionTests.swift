import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects the queue: who is most urgent comes first, the clock is right, and nobody falls out of it.
struct ReceptionTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site {
      $0.declareReception(desk.desk)
      $0.declareEnquiry(desk.desk)
    }
  }

  @discardableResult
  private func receive(
    _ name: String, _ urgency: Urgency, minutesAgo: Int = 0, danger: Danger = .no, words: String = "Hei"
  ) async throws -> RecordID {
    let enquiry = Enquiry(
      channel: .phone, words: words, danger: danger, urgency: urgency, person: PersonDetails(givenName: name),
      received: desk.desk.moment.adding(minutes: -minutesAgo))
    return try await desk.desk.receive(enquiry, by: try desk.actor(.reception), key: nil)
  }

  @Test func anEmptyQueueSaysSo() async throws {
    let answer = try await desk.visitor(.reception, on: site).get("/arbeid/mottak")
    #expect(answer.body.contains("Ingen venter.") && answer.body.contains("0 venter på svar"))
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test func theMostUrgentComesFirstWithItsClock() async throws {
    try await receive("Sist", .whenConvenient, minutesAgo: 9_000)
    try await receive("Tredje", .today, minutesAgo: 10)
    try await receive("Andre", .today, minutesAgo: 320)
    try await receive("Fare", .whenConvenient, danger: .now)
    let body = try await desk.visitor(.reception, on: site).get("/arbeid/mottak").body
    let places = try ["Fare", "Andre", "Tredje", "Sist"].map { name in
      try #require(body.firstRange(of: "<bdi>\(name)</bdi>")).lowerBound
    }
    #expect(places == places.sorted())
    #expect(body.contains(">5 t 20 min<") && body.contains(">6 d 6 t<"))
    #expect(body.contains("4 venter på svar") && body.contains("Fare nå: skriv hva som ble gjort"))
    #expect(HTMLCheck(body).faults == [])
  }

  @Test func aLongQueueIsPagedWithoutLosingAnybody() async throws {
    for number in 0..<73 { try await receive("Person\(number)x", .today, minutesAgo: number) }
    let visitor = try await desk.visitor(.reception, on: site)
    let first = try await visitor.get("/arbeid/mottak")
    #expect(HTMLCheck(first.body).faults == [])
    #expect(first.body.contains("50 av 73"))
    let link = try #require(HTMLCheck.elements(of: first.body).first { $0.name == "a" && $0.text == "Vis flere" })
    let second = try await visitor.get(try #require(link.attributes["href"]))
    for number in 0..<73 {
      let name = "<bdi>Person\(number)x</bdi>"
      #expect(first.body.contains(name) != second.body.contains(name))
    }
  }

  @Test(arguments: ["tull", "9.9", "1.x.y", "'; --", String(repeating: "9", count: 5_000)])
  func aStrangePlaceInTheQueueIsTheBeginningOrTheEnd(cursor: String) async throws {
    try await receive("Per", .today)
    let answer = try await desk.visitor(.reception, on: site).get("/arbeid/mottak?etter=\(cursor.inQuery)")
    #expect(answer.status == 200)
  }

  @Test func whoTakesItOwnsItAndTheSecondIsTold() async throws {
    let id = try await receive("Per", .today)
    let address = "/arbeid/henvendelse/\(id)"
    let one = try await desk.visitor(.reception, on: site)
    let other = try await desk.visitor(.clinician, on: site)
    #expect(try await one.send("\(address)/ta", ["hos": ""]).location == address)
    _ = try await other.send("\(address)/ta", ["hos": ""])
    let page = try await other.get(address)
    #expect(page.body.contains("Noen andre tok henvendelsen"))
    let handler = try await desk.desk.enquiry(id, for: try desk.actor(.clinician)).handler
    #expect(handler == (try desk.actor(.reception)).id)
    #expect(try await one.get("/arbeid/mottak").body.contains(try desk.actor(.reception).name))
  }

  @Test func lateIsWhatTheUrgencyItselfSays() throws {
    let now = Moment(day: try #require(Day(iso: "2026-11-23")), time: .noon)
    #expect(!Urgency.today.isLate(since: now.adding(minutes: -60 * 11), now))
    #expect(Urgency.today.isLate(since: now.adding(minutes: -60 * 13), now))
    #expect(!Urgency.thisWeek.isLate(since: now.adding(minutes: -7 * 1440), now))
    #expect(Urgency.thisWeek.isLate(since: now.adding(minutes: -8 * 1440), now))
  }

  @Test func longWordsAreShortenedAndSafe() async throws {
    try await receive("Per", .today, words: String(repeating: "<b>ord</b>\n", count: 2_000))
    let body = try await desk.visitor(.reception, on: site).get("/arbeid/mottak").body
    #expect(body.contains("…") && !body.contains("<b>ord"))
    #expect(HTMLCheck(body).faults == [])
  }
}

import Access
import Casework
import CivilTime
import Desk
import Foundation
import Guidance
import Testing

@testable import Web

/// Protects that everything written can be read, in order, however much there is.
struct TimelineTests {
  private func site(_ desk: TestDesk) throws -> TestSite { try desk.site { $0.declareTimeline(desk.desk) } }

  @Test func everyKindOfEventIsSaidInWords() throws {
    let knowledge = try TestDesk().knowledge
    let reader = TimelineReader(knowledge: knowledge, today: TimelineSamples.day, seesShielded: false)
    #expect(Set(TimelineSamples.events.map(\.type)).count == 24)
    for event in TimelineSamples.events {
      let words = reader.words(event)
      #expect(!words.kind.isEmpty && !words.title.isEmpty, "\(event.type)")
      for text in [words.title] + words.lines {
        #expect(!text.contains("Optional") && !text.contains("nil") && !text.hasSuffix(": "), "\(event.type): \(text)")
      }
    }
  }

  @Test func everyKindHasAFilterAndNoneHasTwo() {
    let filtered = TimelineKind.allCases.flatMap(\.types)
    // A departure of the first version is no longer written, and still read.
    #expect(Set(filtered) == Set(TimelineSamples.events.map(\.type)).union(["departed/1"]))
    #expect(Set(filtered).count == filtered.count)
  }

  @Test func shieldedAnswersAreForThoseWhoTreat() throws {
    let knowledge = try TestDesk().knowledge
    let shielded = knowledge.topics.first { $0.isShielded }
    let topic = try #require(shielded)
    let event = Event.assessmentSigned(
      Assessment(
        whatMatters: "", topics: [TopicAnswer(topic: topic.fact, status: .answered, words: "hemmelig")], statements: [])
    )
    func text(_ sees: Bool) -> String {
      TimelineReader(knowledge: knowledge, today: TimelineSamples.day, seesShielded: sees).words(event).lines.joined()
    }
    #expect(text(true).contains("hemmelig"))
    #expect(!text(false).contains("hemmelig"))
  }

  @Test func eachEntrySaysWhenWhoAndInWhichRole() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let answer = try await desk.visitor(on: try site(desk)).get("/arbeid/person/\(record)/tidslinje")
    #expect(HTMLCheck(answer.body).faults == [])
    let author = try desk.actor().name
    for text in [#"id="e1""#, "\(author), behandler · skrevet", "Forhøyet risiko", "PHQ-9: 9", "Overdose: registrert"] {
      #expect(answer.body.contains(text), "\(text)")
    }
  }

  @Test func fiveThousandEntriesPageByKey() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let actor = try desk.actor()
    for start in stride(from: 0, to: 5000, by: 500) {
      let events = (start..<start + 500).map { Event.contactHeld(Contact(form: .phone, note: "notat-\($0)-slutt")) }
      try await desk.desk.sign(events, Signing(events[0]), in: record, by: actor)
    }
    let visitor = try await desk.visitor(on: try site(desk))
    let state = try await desk.state(record)
    var address: String? = "/arbeid/person/\(record)/tidslinje"
    var (seen, pages): (Set<String>, Int) = ([], 0)
    while let next = address, pages < 3 {
      let body = try await visitor.get(next).body
      #expect(HTMLCheck(body).faults == [])
      let found = body.ranges(of: #"<article class="entry" id="e"#).map { body[$0.upperBound...].prefix { $0 != "\"" } }
      #expect(found.count == TimelineReading.size)
      #expect(seen.isDisjoint(with: found.map(String.init)))
      seen.formUnion(found.map(String.init))
      address = body.firstRange(of: #"?fra="#).flatMap { _ in Self.older(body) }
      pages += 1
    }
    #expect(seen.contains("\(state.version)"))
    #expect(seen.count == 150)
    let last = try await visitor.get("/arbeid/person/\(record)/tidslinje?fra=20").body
    #expect(last.contains(#"id="e1""#) && Self.older(last) == nil)
  }

  /// Where the link to older entries leads.
  private static func older(_ body: String) -> String? {
    body.firstRange(of: #"" rel="next">Eldre"#).map { end in
      let start = body[..<end.lowerBound].lastIndex(of: "\"").map(body.index(after:)) ?? body.startIndex
      return String(body[start..<end.lowerBound]).replacingOccurrences(of: "&amp;", with: "&")
    }
  }

  @Test func oneCanJumpToADateAndFilter() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: try site(desk))
    let page = "/arbeid/person/\(record)/tidslinje"
    let then = try await visitor.get("\(page)?dato=20.8.2026").body
    #expect(then.contains("PHQ-9: 14") && !then.contains("PHQ-9: 9"))
    let scores = try await visitor.get("\(page)?slag=maling").body
    #expect(scores.contains("PHQ-9: 9") && !scores.contains("Forhøyet risiko</"))
    let wrong = try await visitor.get("\(page)?dato=32.13.2026")
    #expect(wrong.status == 422 && wrong.body.contains("32.13.2026"))
    #expect(try await visitor.get("\(page)?fra=tull").status == 200)
  }
}

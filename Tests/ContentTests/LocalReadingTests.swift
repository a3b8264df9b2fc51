internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Instruments
internal import Testing

/// What is decided in the interface is read by the readers of the files: the same checks, in the same words.
@Suite struct LocalReadingTests {
  private static let content = Result { try SourceContent(folder: ContentCopy.shipped.path) }

  private static func entry(
    _ proposal: LocalProposal, number: Int = 1, isEnded: Bool = false
  ) throws -> LocalEntry {
    LocalEntry(
      number: number, kind: proposal.kind, subject: proposal.subject, text: try content.get().document(proposal).text,
      isEnded: isEnded, author: Author(staff: StaffID("t"), name: "Tove", role: "leder", unit: UnitID("l")),
      writtenAt: Moment(day: try #require(Day(iso: "2026-11-23")), time: .noon), why: "Vedtatt")
  }

  private static func reading(_ proposals: LocalProposal...) throws -> LocalReading {
    let entries = try proposals.enumerated().map { try entry($1, number: $0 + 1) }
    return try content.get().reading(entries)
  }

  private static func own(_ change: (inout OwnNorm) -> Void = { _ in }) -> OwnNorm {
    var norm = OwnNorm(id: "LINDVIK-60")
    (norm.title, norm.whenMissing, norm.strength) = ("Ringt etter løslatelse", "Ingen har ringt: \"ennå\"", "bør")
    (norm.place, norm.anchor, norm.checked) = ("Planen, punkt 4", "Planen, punkt 4", "2026-11-23")
    var released = OwnCondition.Test()
    (released.fact, released.within) = ("løslatelse", "3 måneder")
    var contact = OwnCondition.Test()
    (contact.fact, contact.answer, contact.since) = ("kontakt", "registrert", "løslatelse")
    (norm.applies.tests, norm.fulfilled.tests) = ([released], [contact])
    (norm.deadline.kind, norm.deadline.span, norm.deadline.fact) = (.within, "3 dager", "løslatelse")
    change(&norm)
    return norm
  }

  @Test func `Everything that holds is part of the norms, in every edition, marked as local with its number`() throws {
    var measure = OwnMeasure(id: "LINDVIK-70")
    (measure.name, measure.about, measure.intensity, measure.pathways) = ("Naustet", "Et verksted", "lav", ["1"])
    var words = OwnWords(norm: "HF3-13")
    words.button = "Skriv kontrollen"
    let reading = try Self.reading(
      .deadline(norm: "MAP-09", within: "5 uker"), .norm(Self.own()), .measure(measure), .words(words))
    #expect(reading.faults == [])
    #expect(reading.knowledge.editions.loaded.count > 1)
    for guide in reading.knowledge.editions.loaded.map(\.guide) {
      #expect(guide.norm("MAP-09")?.deadline == .local(.weeks(5)))
      let norm = try #require(guide.norm("LINDVIK-60"))
      #expect(norm.title == "Ringt etter løslatelse (lokal)" && norm.deadline == .within(.days(3), of: [.released]))
      #expect(norm.applies == .all([.fact(FactTest(.released, .yes, times: [.within(.months(3))]))]))
      #expect(norm.local?.words.contains("Lindvik kommune 23. november 2026, versjon 2") == true)
      #expect(guide.norm("HF3-13")?.action?.label == "Skriv kontrollen" && guide.norm("LINDVIK-70") != nil)
    }
    #expect(reading.knowledge.measure("LINDVIK-70")?.name == "Naustet (lokal)")
    let plain = try Self.content.get().knowledge
    #expect(plain.measure("LINDVIK-70") == nil && plain.guide.norm("LINDVIK-60") == nil)
  }

  @Test func `A recommendation comes back to the form as it was written`() throws {
    let norm = Self.own { $0.applies.isAny = true }
    let read = try #require(try Self.reading(.norm(norm)).knowledge.guide.norm("LINDVIK-60"))
    var again = OwnNorm(read)
    again.checked = norm.checked
    // An answer that only time was asked of is said in words.
    again.applies.tests[0].answer = ""
    #expect(again == norm)
  }

  @Test(
    "What would weaken the source, or cannot be read, is refused in the words of the files, under its field",
    arguments: [
      (
        LocalProposal.deadline(norm: "HF3-13", within: "24 måneder"), "frist",
        "Kilden gir selv en frist for HF3-13."
      ),
      (.deadline(norm: "MAP-0I", within: "2 uker"), "frist", "Ingen anbefaling har nummeret «MAP-0I»."),
      (.deadline(norm: "MAP-09", within: "snart"), "frist", "«snart» er ikke en tid."),
      (.norm(own { $0.id = "HF3-13" }), "gjelder-1-faktum", "Kommunen kan ikke endre når HF3-13 gjelder."),
      (.norm(own { ($0.id, $0.strength) = ("HF3-13", "kan") }), "styrke", "HF3-13 er «bør» i kilden, og kan ikke bli"),
      (.norm(own { $0.id = "LINDVIK-01" }), "nummer", "Nummeret LINDVIK-01 er brukt to ganger."),
      (.norm(own { $0.id = "HF9-01" }), "nummer", "«HF9-01» er ikke et av kommunens egne nummer."),
      (.norm(own { $0.applies.tests[0].fact = "løslatlse" }), "gjelder-1-faktum", "Ukjent faktum «løslatlse»."),
      (.norm(own { $0.fulfilled.tests[0].answer = "jaa" }), "oppfylt-1-svar", "«jaa» er ikke et svar på «kontakt»."),
      (.norm(own { $0.fulfilled.tests[0].since = "ringt" }), "oppfylt-1-siden", "Ukjent faktum «ringt»."),
      (.norm(own { $0.deadline.span = "fort" }), "frist-tid", "«fort» er ikke en tid."),
      (.norm(own { $0.deadline.fact = "noe" }), "frist-faktum", "Ukjent faktum «noe»."),
    ])
  func refused(proposal: LocalProposal, field: String, said: String) throws {
    let reading = try Self.reading(proposal)
    let document = try Self.content.get().document(proposal)
    let found = reading.faults.first { $0.what.hasPrefix(said) }
    #expect(found.flatMap { document.field(line: $0.line) } == field, "\(reading.faults)")
    #expect(reading.knowledge.guide.fingerprint == (try Self.content.get().knowledge.guide.fingerprint))
  }

  @Test func `Own words never make a duty sound like a choice`() throws {
    var words = OwnWords(norm: "MAP-01")
    words.title = "Kartlegging er valgfritt"
    #expect(try Self.reading(.words(words)).faults.first?.what.contains("«valgfritt» i MAP-01") == true)
  }

  @Test func `What no longer holds is left out and told, and the rest works`() throws {
    let reading = try Self.reading(
      .deadline(norm: "MAP-09", within: "5 uker"), .deadline(norm: "BORTE-1", within: "2 uker"), .norm(Self.own()))
    #expect(reading.faults.map(\.number) == [2])
    #expect(reading.knowledge.guide.norm("LINDVIK-60") != nil)
    #expect(reading.knowledge.guide.norm("MAP-09")?.deadline == .local(.weeks(5)))
  }

  @Test func `A decision stands before the folder, and what has ended keeps its number and its name`() throws {
    let before = try #require(try Self.content.get().knowledge.guide.norm("MAP-01"))
    #expect(before.deadline == .local(.weeks(4)), "as the demonstration's folder has it")
    let reading = try Self.reading(.deadline(norm: "MAP-01", within: "9 dager"))
    #expect(reading.knowledge.guide.norm("MAP-01")?.deadline == .local(.days(9)))
    let ended = try Self.content.get().reading([try Self.entry(.norm(Self.own()), isEnded: true)])
    let norm = try #require(ended.knowledge.guide.norm("LINDVIK-60"))
    #expect(norm.until == Day(iso: "2026-11-22"))
    #expect(ended.knowledge.guide.fingerprint != reading.knowledge.guide.fingerprint)
  }

  @Test func `The log says what each thing came to, and forgets nothing`() throws {
    let first = try Self.entry(.deadline(norm: "MAP-09", within: "5 uker"), number: 1)
    let second = try Self.entry(.deadline(norm: "MAP-09", within: "3 uker"), number: 2)
    let norm = try Self.entry(.norm(Self.own()), number: 3)
    let end = try Self.entry(.deadline(norm: "MAP-09", within: "3 uker"), number: 4, isEnded: true)
    let endOfNorm = try Self.entry(.norm(Self.own()), number: 5, isEnded: true)
    #expect(LocalLog([first, second, norm]).current == [second, norm])
    let log = LocalLog([first, second, norm, end, endOfNorm])
    #expect(log.current == [endOfNorm], "a deadline that ended is gone; a number that ended is kept")
    #expect(log.inForce(.deadline, "MAP-09") == nil && log.history(.deadline, "MAP-09").count == 3)
    #expect(log.lastOfNorms == 5)
  }
}

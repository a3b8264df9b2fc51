internal import CivilTime
internal import Content
internal import Desk
internal import Guidance
internal import Testing

/// A municipality may add to what the sources ask. It can never make any of it weaker, and is told so line by line.
@Suite struct LocalOverlayTests {
  private static let folder = "local/demo"
  private static let words = "\(folder)/ord.yaml"

  @Test("The municipality's own norms and measure are marked as local, with version and day, in every edition")
  func marked() throws {
    let knowledge = try EditionTests.knowledge.get()
    for loaded in knowledge.editions.loaded {
      for id in ["LINDVIK-01", "LINDVIK-02", "LINDVIK-51"] {
        let norm = try #require(loaded.guide.norm(id))
        #expect(norm.isLocal && norm.title.hasSuffix("(lokal)"), "\(id)")
        #expect(norm.originWords?.contains("Lindvik kommune 15. januar 2026, versjon 1") == true, "\(id)")
        #expect(loaded.plain.norm(id) == nil, "the sources alone do not say it")
      }
    }
    #expect(knowledge.measure("LINDVIK-51")?.name == "Bryggekafeen (lokal)")
  }

  @Test("Own words are shown, with who decided them; condition, strength and deadline stay the source's")
  func wordsOnly() throws {
    let knowledge = try EditionTests.knowledge.get()
    let loaded = try #require(knowledge.editions.loaded.first)
    let (shown, plain) = (try #require(loaded.guide.norm("MAP-09")), try #require(loaded.plain.norm("MAP-09")))
    #expect(shown.title == "De nærmeste har fått bidra" && plain.title != shown.title)
    #expect(shown.local?.parts == [.words] && !shown.isLocal)
    for norm in loaded.plain.norms {
      let mine = try #require(loaded.guide.norm(norm.id))
      #expect(mine.strength == norm.strength && mine.applies == norm.applies && mine.fulfilled == norm.fulfilled)
      #expect(mine.isRight == norm.isRight && (mine.deadline == norm.deadline || norm.deadline == .none), "\(norm.id)")
    }
  }

  @Test("The overlay adds norms and hides none", arguments: ["veileder-2024-utkast", "veileder-2025"])
  func addsOnly(edition: String) throws {
    let loaded = try #require(try EditionTests.knowledge.get().editions[edition])
    let (all, plain) = (loaded.guide.norms.map(\.id), loaded.plain.norms.map(\.id))
    #expect(Array(all.prefix(plain.count)) == plain && all.count > plain.count)
  }

  private static func norm(
    id: String = "HF3-13", strength: String = "bør", applies: String = "hovedforløp: 3",
    fulfilled: String = "kontroll av hjerte og kar: {innen: 12 måneder}", deadline: String = Self.due, more: String = ""
  ) -> String {
    """
    id: \(id)
    tittel: Vår egen
    når det mangler: Vår egen mangler
    styrke: \(strength)
    kilde: {dokument: lindvik-tillegg, sted: punkt 1, anker: vår egen kontroll}
    gjelder når: {\(applies)}
    oppfylt når: {\(fulfilled)}
    frist: \(deadline)
    \(more)
    sist sjekket: 2026-11-23

    """
  }

  private static let due =
    "{hver: 12 måneder, siden siste: kontroll av hjerte og kar, varsles før: 1 måned, første gang fra: hovedforløp}"

  /// A file that tries, what is said, and on which line.
  struct Try: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let said: String
    let line: Int
    var testDescription: String { name }
  }

  static let weakenings = [
    Try(
      name: "lower strength", text: norm(strength: "kan"), said: "HF3-13 er «bør» i kilden, og kan ikke bli «kan».",
      line: 4),
    Try(
      name: "narrower condition", text: norm(applies: "hovedforløp: 3, røyker: ja"),
      said: "Kommunen kan ikke endre når HF3-13 gjelder.", line: 6),
    Try(
      name: "removed condition", text: norm(fulfilled: "kontakt: registrert"),
      said: "Kommunen kan ikke endre når HF3-13 er oppfylt.", line: 7),
    Try(
      name: "longer deadline", text: norm(deadline: due.replacing("hver: 12", with: "hver: 24")),
      said: "Kommunen kan ikke endre fristen i HF3-13 her.", line: 8),
    Try(
      name: "no deadline", text: norm(deadline: "ingen i kilden"),
      said: "Kommunen kan ikke endre fristen i HF3-13 her.",
      line: 8),
    Try(name: "the very same number", text: norm(), said: "HF3-13 er kildens nummer.", line: 1),
    Try(
      name: "a right that ends", text: norm(id: "HF3-45", strength: "skal"),
      said: "HF3-45 er en rettighet, og kan ikke slutte å være det.", line: 1),
    Try(
      name: "replaces another", text: norm(id: "LINDVIK-03", more: "erstatter: HF3-13"),
      said: "«erstatter» kan ikke brukes: en kommune kan ikke skjule eller erstatte", line: 9),
    Try(
      name: "not its own number", text: norm(id: "HF9-01"), said: "«HF9-01» er ikke et av kommunens egne nummer.",
      line: 1),
  ]

  @Test("A local file that would weaken a norm of the source is refused", arguments: weakenings)
  func refused(attempt: Try) throws {
    let copy = try ContentCopy()
    let path = "\(Self.folder)/recommendations/egen.yaml"
    try copy.write(attempt.text, to: path)
    let said = copy.problems
    let found = said.first { $0.file == path && $0.what.contains(attempt.said) }
    #expect(found?.line == attempt.line, "\(said.map(\.description).joined(separator: "\n"))")
    #expect(found?.mend.isEmpty == false)
  }

  @Test(
    "Own words that reach for more than words are refused, all of them at once",
    arguments: [
      ("styrke: kan", "kan ikke endre styrken i HF3-13"),
      ("gjelder når: alltid", "kan ikke endre når den gjelder i HF3-13"),
      ("oppfylt når: alltid", "kan ikke endre når den er oppfylt i HF3-13"),
      ("frist: 24 måneder", "kan ikke endre fristen i HF3-13"),
      ("rettighet: nei", "kan ikke endre at den er en rettighet"),
      ("skjul: ja", "«skjul» kan ikke brukes på HF3-13"), ("tittel: \" \"", "«tittel» for HF3-13 er tom"),
      ("når det mangler: Kontroll er frivillig", "«frivillig» i HF3-13"), ("titel: Kontroll", "Ukjent nøkkel «titel»"),
    ])
  func wordsRefused(line: String, said: String) throws {
    let copy = try ContentCopy()
    try copy.write("ord:\n  HF3-13:\n    \(line)\n  HF3-199:\n    styrke: kan\n", to: Self.words)
    let problems = copy.problems
    let found = problems.first { $0.file == Self.words && $0.what.contains(said) }
    #expect(found?.line == 3 && found?.mend.isEmpty == false, "\(problems)")
    #expect(problems.contains { $0.line == 5 }, "the next fault is told too")
  }

  @Test("Hiding a norm, and setting a deadline that the source gives, are refused")
  func hiding() throws {
    let copy = try ContentCopy()
    let path = "\(Self.folder)/tillegg.yaml"
    try copy.replace("prefiks: LINDVIK", with: "prefiks: LINDVIK\nskjul: [HF3-13, MAP-10]", in: path)
    #expect(copy.problems.filter { $0.file == path && $0.what.contains("kan ikke skjule") }.count == 2)
    let other = try ContentCopy()
    try other.write("frister:\n  HF3-13: 24 måneder\n", to: "\(Self.folder)/frister.yaml")
    #expect(other.problems.first?.what == "Kilden gir selv en frist for HF3-13.")
  }

  @Test("Words for what does not exist name the nearest; additions without the file that says who decided are refused")
  func unknown() throws {
    let copy = try ContentCopy()
    try copy.write("ord:\n  HF3-1E:\n    tittel: Noe\n", to: Self.words)
    #expect(copy.problems.first?.what == "Ingen anbefaling har nummeret «HF3-1E».")
    #expect(copy.problems.first?.mend.hasPrefix("Mente du «HF3-1") == true)
    let other = try ContentCopy()
    try other.remove("\(Self.folder)/tillegg.yaml")
    #expect(other.problems.contains { $0.file == "\(Self.folder)/tillegg.yaml" && $0.what.contains("finnes ikke") })
  }
}

import Content
import Foundation
import Instruments
import Testing

@Suite("Whoever edits a questionnaire is told what is wrong, where, and how to mend it")
struct ContentErrorTests {
  private static let definition = """
    id: ex
    versjon: 1
    navn: EX
    fullt navn: Example
    om: noe
    tidsrom: nå
    innledning: Hvordan er det?
    minutter: 1
    retning: lavere er bedre
    ordlyd: egen
    svarskalaer:
      hvor ofte: { 0: aldri, 1: av og til, 2: ofte }
    spørsmål:
      - { id: 1, tekst: Ett, svar: hvor ofte }
      - { id: 2, tekst: To, svar: hvor ofte }
    mangler: { regnes: ingen sum }
    grenser:
      - gjelder: alle
        kilde: k
        områder:
          - { fra: 0, til: 1, navn: lav, samtale: Hva? }
          - { fra: 2, til: 4, navn: høy, samtale: Hva? }
    risiko:
      - { spørsmål: 2, fra: 1, spør om: [selvmordsrisiko] }
    lisens: { tilstand: fri, vilkår: Fri., kilde: k }
    formål: søvn
    fylles ut av: personen
    krever: opplæring
    brukes av: Alle.
    må ikke brukes til: Diagnose.
    kilder:
      - { id: k, tekst: Kilde, sett: ja }
    sist sjekket: 2026-11-23
    """
  private static let cases = """
    - navn: lav
      svar: 1 0
      gir: { sum: 1, område: lav }
    - navn: høy
      svar: 1 2
      gir: { sum: 3, område: høy, risiko: [2] }
    """

  private static func problems(
    _ definition: String = definition, cases: String? = cases, folder: String = "ex"
  ) -> [ContentProblem] {
    var files = [InstrumentLibrary.File(path: "\(folder)/instrument.yaml", text: definition)]
    if let cases { files.append(.init(path: "\(folder)/cases.yaml", text: cases)) }
    do {
      _ = try InstrumentLibrary(reading: files)
      return []
    } catch {
      return error.problems
    }
  }

  private static func changed(_ from: String, _ to: String) -> String {
    let at = definition.range(of: from)
    return at.map { definition.replacingCharacters(in: $0, with: to) } ?? ""
  }

  @Test("The example itself is sound")
  func sound() {
    #expect(Self.problems().map(\.description) == [])
  }

  @Test(
    "A slip is shown with its file, its line and the nearest right word",
    arguments: [
      ("ordlyd: egen", "ordlyd: eigen", 10, "egen"), ("minutter: 1", "minuter: 1", 8, "minutter"),
      ("svar: hvor ofte }\n  - { id: 2", "svar: hvor oft }\n  - { id: 2", 14, "hvor ofte"),
      ("[selvmordsrisiko]", "[selvmordrisiko]", 24, "selvmordsrisiko"), ("gjelder: alle", "gjelder: allle", 18, "alle"),
      ("tilstand: fri,", "tilstand: frie,", 25, "fri"), ("regnes: ingen sum", "regnes: ingen summ", 16, "ingen sum"),
    ])
  func slips(from: String, to: String, line: Int, word: String) {
    let problems = Self.problems(Self.changed(from, to))
    #expect(
      problems.contains { $0.file == "ex/instrument.yaml" && $0.line == line && $0.mend.contains("«\(word)»") },
      "\(problems)")
  }

  @Test(
    "What does not hang together is shown where it stands",
    arguments: [
      ("fra: 2, til: 4", "fra: 3, til: 4", 22, "begynne på 2"), ("til: 4, navn", "til: 3, navn", 22, "slutte på 4"),
      ("fra: 0, til: 1", "fra: 1, til: 0", 21, "går fra 1 til 0"),
      ("spørsmål: 2, fra: 1", "spørsmål: 7, fra: 1", 24, "«7»"),
      ("spørsmål: 2, fra: 1", "spørsmål: 2, fra: 3", 24, "3 er ikke mulig"),
      ("id: 2, tekst", "id: 1, tekst", 15, "andre gang"),
      ("{ 0: aldri", "{ null: aldri", 12, "helt tall"), ("sett: ja", "sett: kanskje", 32, "«sett»"),
      ("2026-11-23", "2026-11-31", 33, "dato"), ("id: ex", "id: eks", 1, "mappen heter «ex»"),
      ("gjelder: alle", "gjelder: menn", 18, "kvinner"),
    ])
  func faults(from: String, to: String, line: Int, text: String) {
    let problems = Self.problems(Self.changed(from, to))
    #expect(problems.contains { $0.line == line && $0.description.contains(text) }, "\(problems)")
  }

  @Test("Every problem is told at once")
  func allAtOnce() {
    let broken = Self.changed("ordlyd: egen", "ordlyd: eigen").replacing("minutter: 1", with: "minutter: ett")
      .replacing("fri,", with: "frie,")
    #expect(Self.problems(broken).map(\.line) == [8, 10, 25])
  }

  @Test("A case that does not hold says what was given and what was expected")
  func brokenCase() {
    let cases = Self.cases.replacing("sum: 3, område: høy, risiko: [2]", with: "sum: 4, område: høy")
    #expect(
      Self.problems(cases: cases).map(\.description) == [
        "ex/cases.yaml:4: «høy»: EX gir sum: 3; område: høy (alle); risiko: 2. "
          + "Eksempelet sier sum: 4; område: høy (alle). En av dem må rettes."
      ])
  }

  @Test(
    "A case that cannot be read says why",
    arguments: [
      ("svar: 1 0", "svar: 1 0 0", "3 svar for 2 spørsmål"), ("svar: 1 0", "svar: 1 x", "«x»"),
      ("område: lav", "område: lavt", "Mente du «lav»?"), ("svar: 1 0", "kjonn: mann", "Ukjent nøkkel «kjonn»"),
      ("gir: { sum: 1, område: lav }", "gir: { sum: 1 }", "Nøkkelen «område» mangler"),
    ])
  func unreadableCase(from: String, to: String, text: String) {
    let problems = Self.problems(cases: Self.cases.replacing(from, with: to))
    #expect(problems.contains { $0.file == "ex/cases.yaml" && $0.description.contains(text) }, "\(problems)")
  }

  @Test("A missing, an empty and an unreadable file are each said")
  func files() {
    #expect(Self.problems(cases: nil).map(\.description).first?.contains("ex/cases.yaml: Filen mangler") == true)
    #expect(Self.problems(cases: "").map(\.what) == ["Filen skal være en liste med eksempler, og ha minst ett."])
    #expect(Self.problems("id: [").first?.what.contains("YAML") == true)
    #expect(Self.problems("").contains { $0.what == "Nøkkelen «id» mangler." })
    #expect(throws: ContentProblems.self) { try InstrumentLibrary(directory: "/does/not/exist") }
  }
}

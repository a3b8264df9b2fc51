internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

/// A question to the leader is read whole or not at all, and every slip in it is named where it stands.
@Suite struct ServiceNormTests {
  private static let sound = """
    id: SVC-04
    tittel: Ventetiden er kort eller borte
    spørsmål: Kommer folk raskt til?
    styrke: bør
    kilde:
      dokument: veileder-2024-utkast
      krav: SVC-04
      sted: Lavterskeltjenester
      anker: ingen eller kort ventetid
      linje: 560
    gjelder: kommunen
    møtt når:
      - Ventetiden er kjent
      - Ventetiden er offentlig
    bevis: [Oversikt over ventetid]
    eier: leder for tjenesten
    indikator: {tall: ventetid til første hjelp}
    frist: ingen i kilden
    sist sjekket: 2026-11-23

    """

  private func content(_ text: String, named name: String = "SVC-04-ventetid.yaml") throws -> ContentCopy {
    let copy = try ContentCopy()
    try? FileManager.default.removeItem(at: copy.root.appending(path: "service"))
    try copy.write(text, to: "service/" + name)
    return copy
  }

  private func norm(_ text: String) throws -> ServiceNorm? {
    let copy = try content(text)
    return try withExtendedLifetime(copy) { try Knowledge.load(folder: copy.folder).serviceNorm("SVC-04") }
  }

  @Test("A sound file becomes a norm with its source, checkpoints and indicator")
  func sound() throws {
    let norm = try #require(try norm(Self.sound))
    #expect(norm.strength == .should)
    #expect(norm.citation.anchor == "ingen eller kort ventetid")
    #expect(norm.citation.line == 560)
    #expect(norm.checkpoints == ["Ventetiden er kjent", "Ventetiden er offentlig"])
    #expect(norm.indicator == .figure(.firstHelp))
    #expect(norm.deadline == nil)
    #expect(norm.chapter == "SVC")
  }

  @Test(
    "An indicator may be a share of recommendations or a count of offers",
    arguments: [
      ("{anbefaling: [HF1-07, HF3-13]}", Indicator.norms(["HF1-07", "HF3-13"])),
      ("{tilbud: [HF1-27]}", .offers(["HF1-27"])),
      ("{tall: kriseplan}", .figure(.crisisPlan)),
    ])
  func indicators(text: String, indicator: Indicator) throws {
    let file = Self.sound.replacing("{tall: ventetid til første hjelp}", with: text)
    #expect(try norm(file)?.indicator == indicator)
  }

  static let slips: [(old: String, new: String, line: Int, what: String, mend: String)] = [
    ("styrke: bør", "styrke: bærr", 4, "«bærr» er ikke et gyldig valg for «styrke»", "bør"),
    ("dokument: veileder-2024-utkast", "dokument: veileder-2024-utkst", 6, "Ukjent kilde", "veileder-2024-utkast"),
    ("gjelder: kommunen", "gjelder: komunen", 11, "«komunen» er ikke", "kommunen"),
    ("eier: leder for tjenesten", "eier: leder for tenesten", 16, "eier", "leder for tjenesten"),
    ("tall: ventetid til første hjelp", "tall: ventetid til første hjlp", 17, "tall", "ventetid til første hjelp"),
    ("{tall: ventetid til første hjelp}", "{anbefaling: [HF1-70]}", 17, "nummeret «HF1-70»", "Mente du"),
    ("{tall: ventetid til første hjelp}", "{tilbud: [HF1-270]}", 17, "nummeret «HF1-270»", "Mente du «HF1-27»"),
    ("{tall: ventetid til første hjelp}", "{måling: kriseplan}", 17, "Indikatoren er ikke forstått", "tall"),
    ("bevis:", "bevs:", 15, "Ukjent nøkkel «bevs»", "bevis"),
    ("  - Ventetiden er kjent\n  - Ventetiden er offentlig", "  []", 13, "ett til fire punkter", "punkt"),
    ("sist sjekket: 2026-11-23", "sist sjekket: i går", 19, "dato", ""),
  ]

  @Test("A slip is named with file, line and the nearest right word", arguments: slips)
  func slip(slip: (old: String, new: String, line: Int, what: String, mend: String)) throws {
    let said = try content(Self.sound.replacing(slip.old, with: slip.new)).problems
    let found = said.first { $0.line == slip.line && $0.description.contains(slip.what) }
    #expect(found?.file == "service/SVC-04-ventetid.yaml", "\(said)")
    #expect(found.map { slip.mend.isEmpty || $0.mend.contains(slip.mend) } == true, "\(said)")
  }

  @Test("All slips are told at once")
  func allAtOnce() throws {
    let text = Self.sound.replacing("styrke: bør", with: "styrke: må").replacing("gjelder: ", with: "gelder: ")
    #expect(try content(text).problems.count == 3)
  }

  @Test("The name of the file begins with the number")
  func misnamed() throws {
    #expect(try content(Self.sound, named: "ventetid.yaml").problems.map(\.mend) == ["Kall den SVC-04-kort-navn.yaml."])
  }

  @Test("A number belongs to one file, also across kinds of norm")
  func takenTwice() throws {
    let text = Self.sound.replacing("SVC-04", with: "HF3-18")
    let said = try content(text, named: "HF3-18-risiko.yaml").problems
    #expect(said.map(\.what) == ["Nummeret HF3-18 er brukt to ganger."])
  }

  @Test("A norm that no row counts is told, and one weaker than its source")
  func counted() throws {
    let copy = try content(
      Self.sound.replacing("SVC-04", with: "HF1-01").replacing("bør", with: "kan"), named: "HF1-01-x.yaml")
    let coverage = try String(contentsOf: copy.root.appending(path: "coverage/HF1.yaml"), encoding: .utf8)
    let rest = coverage.split(separator: "\n").filter { !$0.hasPrefix("  HF1-01:") && !$0.contains("service/") }
    try copy.write(rest.joined(separator: "\n") + "\n", to: "coverage/HF1.yaml")
    #expect(copy.coverageProblems.contains { $0.what == "HF1-01 har ingen linje." })
    try copy.write(
      rest.joined(separator: "\n") + "\n  HF1-01: {møtt av: tjenestenorm, fil: service/HF1-01-x.yaml}\n",
      to: "coverage/HF1.yaml")
    #expect(copy.coverageProblems.contains { $0.what == "HF1-01 er «kan», men kravet er «bør»." && $0.line > 0 })
  }
}

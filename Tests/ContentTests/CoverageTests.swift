internal import Content
internal import Desk
internal import Foundation
internal import Testing

/// Every requirement of the covered chapters is met somewhere that exists, or says why not yet.
@Suite struct CoverageTests {
  @Test("The coverage as it ships holds, and counts every requirement once")
  func shippedHolds() throws {
    let folder = ContentCopy.shipped.path
    let coverage = try Coverage.load(folder: folder, knowledge: try Knowledge.load(folder: folder))
    #expect(coverage.requirements.count == 567)
    #expect(coverage.chapters == ["MAP", "HF1", "HF2", "HF3"])
    #expect(coverage.tallies.map(\.total).reduce(0, +) == 567)
    for tally in coverage.tallies { #expect(tally.met.values.reduce(0, +) == tally.total) }
  }

  static let faults: [(old: String, new: String, what: String, mend: String)] = [
    (
      "  HF2-01: {møtt av: senere sak, sak: \"tjenestenivå: egenvurdering\"}\n", "", "HF2-01 har ingen linje.", "senere"
    ),
    (
      "HF2-08: {møtt av: senere sak", "HF2-08: {møtt av: seinere sak", "«seinere sak» er ikke et gyldig valg",
      "senere sak"
    ),
    ("fil: topics/03-egne-ressurser.yaml", "fil: topics/03-egne-resurser.yaml", "finnes ikke", "Mente du «topics/03"),
    ("fil: measures/akan.yaml", "fil: measures/emeistring.yaml", "er HF1-26, ikke HF1-30", "«hvorfor»"),
    ("HF1-31: {møtt av: tiltak, fil: measures", "HF1-31: {møtt av: tema, fil: measures", "er ikke tema", "møtt av"),
    ("  SVC-28: {møtt av: tiltak, fil: measures/henvisningsfri-psykolog.yaml}\n", "", "SVC-28 er i bruk", "Skriv"),
    ("HF1-01: {møtt av: senere sak", "HF1-99: {møtt av: senere sak", "Ukjent krav «HF1-99»", "Mente du"),
    ("prøvd av: Tests/Scenarios/veileder/kart", "prøvd av: Tests/Scenarios/veileder/kort", "finnes ikke", "rot"),
  ]

  @Test("A fault in the coverage is named with file and what to do", arguments: faults)
  func faultsAreNamed(fault: (old: String, new: String, what: String, mend: String)) throws {
    let copy = try ContentCopy()
    try copy.replace(fault.old, with: fault.new, in: "coverage.yaml")
    let said = copy.coverageProblems
    let found = said.first { $0.file == "coverage.yaml" && $0.what.contains(fault.what) }
    #expect(found?.mend.contains(fault.mend) == true, "\(said.map(\.description))")
    #expect(said.count == (fault.new.contains("HF1-99") ? 2 : 1), "\(said.map(\.description))")
  }

  @Test("A recommendation can never be made weaker than the source asks")
  func neverWeaker() throws {
    let copy = try ContentCopy()
    try copy.replace(
      "styrke: skal", with: "styrke: bør",
      in: "recommendations/veileder-2024-utkast/HF3-18-risiko-kartlegges-alltid.yaml")
    let said = copy.coverageProblems
    #expect(said.contains { $0.what == "HF3-18 er «bør», men kravet er «skal»." && $0.line > 0 })
  }
}

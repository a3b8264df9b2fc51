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
    #expect(coverage.tallies.map(\.total).reduce(0, +) == 567)
    for tally in coverage.tallies {
      #expect(tally.met.values.reduce(0, +) == tally.total)
    }
  }

  struct Fault: Sendable {
    let file: String
    let old: String
    let new: String
    let what: String
    let mend: String
    var count = 1
  }

  static let faults = [
    Fault(
      file: "HF2", old: "  HF2-50: {møtt av: definisjon, hvorfor: \"Begrunnelse uten eget krav\"}\n", new: "",
      what: "HF2-50 har ingen linje.", mend: "senere"),
    Fault(
      file: "HF2", old: "HF2-50: {møtt av: definisjon", new: "HF2-50: {møtt av: definision",
      what: "«definision» er ikke et gyldig valg", mend: "definisjon"),
    Fault(
      file: "MAP", old: "fil: topics/03-egne-ressurser.yaml", new: "fil: topics/03-egne-resurser.yaml",
      what: "finnes ikke", mend: "Mente du «topics/03"),
    Fault(
      file: "HF1", old: "fil: measures/akan.yaml", new: "fil: measures/emeistring.yaml",
      what: "er HF1-26, ikke HF1-30", mend: "«hvorfor»"),
    Fault(
      file: "HF1", old: "HF1-31: {møtt av: tiltak, fil: measures", new: "HF1-31: {møtt av: tema, fil: measures",
      what: "er ikke tema", mend: "møtt av"),
    Fault(
      file: "HF2", old: "  HF2-44: {møtt av: tiltak, fil: measures/frisklivssentral.yaml}\n", new: "",
      what: "HF2-44 har ingen linje", mend: "Skriv"),
    Fault(
      file: "HF2", old: "HF2-50: {møtt av", new: "HF2-99: {møtt av", what: "Ukjent krav «HF2-99»", mend: "Mente du",
      count: 2),
    Fault(
      file: "MAP", old: "prøvd av: Tests/Scenarios/veileder/kart", new: "prøvd av: Tests/Scenarios/veileder/kort",
      what: "finnes ikke", mend: "rot"),
    Fault(
      file: "HF2", old: "HF2-50: {møtt av: definisjon, hvorfor: \"Begrunnelse uten eget krav\"}",
      new: "HF2-50: {møtt av: ikke beregnbar}", what: "Nøkkelen «hvorfor» mangler", mend: ""),
    Fault(
      file: "HF3", old: "  HF3-61:", new: "  HF1-41: {møtt av: definisjon, hvorfor: to ganger}\n  HF3-61:",
      what: "HF1-41 har to linjer.", mend: "coverage/HF1.yaml:"),
  ]

  @Test("A fault in the coverage is named with file and what to do", arguments: faults)
  func faultsAreNamed(fault: Fault) throws {
    let copy = try ContentCopy()
    try copy.replace(fault.old, with: fault.new, in: "coverage/\(fault.file).yaml")
    let said = copy.coverageProblems
    let found = said.first { $0.file == "coverage/\(fault.file).yaml" && $0.what.contains(fault.what) }
    #expect(found.map { fault.mend.isEmpty || $0.mend.contains(fault.mend) } == true, "\(said.map(\.description))")
    #expect(said.count == fault.count, "\(said.map(\.description))")
  }

  @Test("A row stands in the file of its chapter")
  func rightFile() throws {
    let copy = try ContentCopy()
    let row = "  HF2-50: {møtt av: definisjon, hvorfor: \"Begrunnelse uten eget krav\"}\n"
    try copy.replace(row, with: "", in: "coverage/HF2.yaml")
    try copy.replace("krav:\n", with: "krav:\n" + row, in: "coverage/HF3.yaml")
    let said = copy.coverageProblems
    #expect(said.map(\.what) == ["HF2-50 står i feil fil."])
    #expect(said.first.map { $0.line > 0 && $0.mend.contains("coverage/HF2.yaml") } == true)
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

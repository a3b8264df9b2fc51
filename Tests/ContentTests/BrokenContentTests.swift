internal import Content
internal import Desk
internal import Foundation
internal import Testing

/// Whoever edits the content is told file, line, what is wrong and how to mend it, about everything at once.
@Suite struct BrokenContentTests {
  private static let norms = "recommendations/veileder-2024-utkast"

  @Test("The content as it ships has nothing wrong")
  func shippedIsWhole() throws { #expect(try ContentCopy().problems.map(\.description) == []) }

  @Test("Each kind of fault is told with its place, and all of them together")
  func everyFaultAtOnce() throws {
    let copy = try ContentCopy()
    let (smoking, risk) = ("\(Self.norms)/HF3-14-roykeslutt.yaml", "\(Self.norms)/HF1-06-risiko-kartlegges-alltid.yaml")
    let grief = "\(Self.norms)/HF1-11-sorg-over-seks-maneder.yaml"
    let doubt = "\(Self.norms)/HF2-27-behov-for-henvisning-vurdert.yaml"
    try copy.write("id: MAP-20\n navn: feil innrykk\n: :\n", to: "topics/01-hva-er-viktig.yaml")
    try copy.replace("styrke: bør", with: "styrke: børr\ntitel: To titler", in: smoking)
    try copy.replace("voldsrisiko:", with: "voldsriskio:", in: risk)
    try copy.replace("6 måneder, fra", with: "seks mnd, fra", in: grief)
    try copy.replace("id: HF2-27", with: "id: HF2-28", in: doubt)
    try copy.replace("dokument: veileder-2024-utkast", with: "dokument: veileder-2024-utkst", in: "measures/akan.yaml")
    try copy.write(Data([0x69, 0x64, 0x3A, 0x20, 0xE6, 0x0A]), to: "measures/emeistring.yaml")
    try copy.replace("navn: ", with: "navn: Samme\nnavn: ", in: "measures/housing-first.yaml")

    let said = copy.problems
    func problem(_ file: String, _ words: String) -> ContentProblem? {
      said.first { $0.file == file && $0.what.contains(words) }
    }
    let all = said.map(\.description).joined(separator: "\n")
    let expected: [(file: String, words: String, mend: String, hasLine: Bool)] = [
      ("topics/01-hva-er-viktig.yaml", "YAML-feil", "innrykk", true),
      (smoking, "«børr»", "Mente du «bør»?", true),
      (smoking, "Ukjent nøkkel «titel»", "Mente du «tittel»?", true),
      (risk, "Ukjent faktum «voldsriskio»", "Mente du «voldsrisiko»?", true),
      (grief, "«seks mnd» er ikke en tid", "12 måneder", true),
      ("\(Self.norms)/HF2-28-henvisningsveilederen.yaml", "HF2-28 er brukt to ganger", "HF2-27", true),
      ("measures/akan.yaml", "Ukjent kilde «veileder-2024-utkst»", "Mente du «veileder-2024-utkast»?", true),
      ("measures/emeistring.yaml", "ikke UTF-8", "UTF-8", false),
      ("measures/housing-first.yaml", "Samme nøkkel står to ganger: navn", "Slå dem sammen", true),
    ]
    for wanted in expected {
      let found = problem(wanted.file, wanted.words)
      #expect(found != nil, "\(wanted.file): \(wanted.words) ble ikke sagt:\n\(all)")
      #expect(found?.mend.contains(wanted.mend) ?? true, "\(found?.description ?? "")")
      #expect((found?.line ?? 1) > 0 || !wanted.hasLine, "\(found?.description ?? "") har ingen linje.")
    }
  }

  @Test("The line is the line of the fault, not of the file")
  func linesAreExact() throws {
    let copy = try ContentCopy()
    let file = "\(Self.norms)/HF3-14-roykeslutt.yaml"
    try copy.replace("styrke: bør", with: "styrke: børr", in: file)
    let text = try String(contentsOf: copy.root.appending(path: file), encoding: .utf8)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("børr") }
    let fault = copy.problems.first { $0.what.contains("børr") }
    #expect(fault?.line == line.map { $0 + 1 })
  }

  @Test("The reasons in law for withholding are content, and a fault in them is told")
  func legalReasons() throws {
    let file = "access/nektet-innsyn.yaml"
    let shipped = try SourceContent(folder: ContentCopy.shipped.path)
    let reasons = shipped.knowledge.legalReasons
    #expect(reasons.map(\.code) == ["NORN_FFL", "NORN_KUT"])
    #expect(reasons.allSatisfy { $0.law.contains("§ 5-1") && $0.lastChecked != nil && !$0.label.isEmpty })
    let copy = try ContentCopy()
    try copy.replace("kilde: pasbrl", with: "kilde: pasbrll", in: file)
    try copy.replace("NORN_KUT", with: "NORN_FFL", in: file)
    let said = copy.problems.filter { $0.file == file }
    #expect(said.contains { $0.what.contains("Ukjent kilde «pasbrll»") && $0.line > 0 })
    #expect(said.contains { $0.what.contains("«NORN_FFL» står to ganger") })
  }

  @Test("A missing file and a missing folder are told, not passed over")
  func missingFiles() throws {
    let copy = try ContentCopy()
    try FileManager.default.removeItem(at: copy.root.appending(path: "measures"))
    try FileManager.default.removeItem(at: copy.root.appending(path: "demo/tilbud.yaml"))
    let said = copy.problems
    #expect(said.contains { $0.file == "measures" && $0.what == "Mappen finnes ikke." })
    #expect(said.contains { $0.file == "demo/tilbud.yaml" && $0.what.contains("finnes ikke") })
  }
}

internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

/// Two editions of the guideline are data: what is known to differ is written, everything else is taken over and says so.
@Suite struct EditionTests {
  private static let later = "recommendations/veileder-2025"
  private static let file = "\(later)/_utgave.yaml"
  static let knowledge = Result { try Knowledge.load(folder: ContentCopy.shipped.path) }

  private func norm(_ id: String, in edition: String) throws -> Norm {
    try #require(try Self.knowledge.get().editions[edition]?.plain.norm(id))
  }

  @Test("The draft is the default; the other edition is loaded beside it, and nothing is retired in it")
  func bothAreLoaded() throws {
    let knowledge = try Self.knowledge.get()
    #expect(knowledge.editions.loaded.map(\.edition.id) == ["veileder-2024-utkast", "veileder-2025"])
    #expect(knowledge.guide.edition == "veileder-2024-utkast")
    let (draft, final) = (knowledge.editions.loaded[0].plain, knowledge.editions.loaded[1].plain)
    #expect(draft.norms.allSatisfy { final.norm($0.id) != nil }, "Nothing goes away because it was not seen.")
    #expect(final.norms.allSatisfy { $0.until == nil && $0.standing?.state != .retired })
    #expect(final.norms.filter { $0.standing?.state == .new }.map(\.id).allSatisfy { $0.hasPrefix("E25-") })
  }

  @Test("Each norm says where it is from and how far that is known")
  func standings() throws {
    #expect(try norm("HF3-13", in: "veileder-2024-utkast").originWords == "Fra utkastet 2024.")
    let carried = try norm("HF3-13", in: "veileder-2025")
    #expect(carried.originWords == "Fra 2025, ikke kontrollert: står som i utkastet 2024.")
    #expect(carried.standing?.state == .carried)
    #expect(try norm("HF2-05", in: "veileder-2025").originWords == "Fra 2025, endret fra utkastet 2024.")
    #expect(try norm("E25-308", in: "veileder-2025").originWords == "Fra 2025, ny.")
    #expect(try norm("MAP-20", in: "veileder-2025").standing?.state == .carried, "a topic")
    #expect(try norm("HF1-27", in: "veileder-2025").standing?.state == .carried, "a kind of measure")
  }

  @Test("What is not written anew asks the very same in both editions")
  func inheritance() throws {
    let knowledge = try Self.knowledge.get()
    let (draft, final) = (knowledge.editions.loaded[0].plain, knowledge.editions.loaded[1].plain)
    for norm in final.norms where norm.standing?.state == .carried {
      let original = try #require(draft.norm(norm.id))
      #expect(norm.applies == original.applies && norm.fulfilled == original.fulfilled, "\(norm.id)")
      #expect(norm.strength == original.strength && norm.deadline == original.deadline, "\(norm.id)")
    }
  }

  @Test("Every case of the 2025 edition holds under it, and every norm written anew has cases both ways")
  func casesHold() throws {
    let guide = try #require(try Self.knowledge.get().editions["veileder-2025"]).guide.withoutLocalDeadlines
    let cases = try CaseFiles.cases(folder: ContentCopy.shipped.path, edition: "veileder-2025")
    for problem in cases.flatMap({ $0.disagreements(with: guide) }) { Issue.record("\(problem)") }
    var seen: [String: Set<FindingStatus>] = [:]
    for expectation in cases.flatMap(\.questions).flatMap(\.expectations) {
      seen[expectation.norm, default: []].insert(expectation.status)
    }
    for norm in guide.norms where norm.standing?.state == .new || norm.standing?.state == .changed {
      #expect(seen[norm.id, default: []].isSuperset(of: [.fulfilled, .missing, .notApplicable]), "\(norm.id)")
    }
  }

  @Test("Changing any one part of what the 2025 edition writes anew breaks one of its own cases")
  func everyPartIsTested() throws {
    let guide = try #require(try Self.knowledge.get().editions["veileder-2025"]).plain
    let written = guide.norms.filter { $0.standing?.state == .new || $0.standing?.state == .changed }
    let cases = try CaseFiles.cases(folder: ContentCopy.shipped.path, edition: "veileder-2025")
    let check = FlipCheck(written, cases: cases)
    #expect(written.count == 17 && check.tried > 300)
    for flip in check.unnoticed { Issue.record("\(flip.norm): \(flip.what)") }
  }

  @Test("A norm confirmed or retired in the edition file says so, and a retired one ends on its day")
  func confirmedAndRetired() throws {
    let copy = try ContentCopy()
    try copy.replace(
      "forskjeller:\n",
      with: """
        bekreftet: [HF3-13]
        opphørt:
          - {id: HF3-14, til: 2026-12-31, hvorfor: Tatt ut}
        forskjeller:

        """, in: Self.file)
    let guide = try #require(try Knowledge.load(folder: copy.folder).editions["veileder-2025"]).guide
    #expect(guide.norm("HF3-13")?.originWords == "Fra 2025, bekreftet.")
    let gone = try #require(guide.norm("HF3-14"))
    #expect(gone.until == Day(iso: "2026-12-31") && gone.standing?.state == .retired)
  }

  @Test("Faults in an edition file are told with their line, all at once")
  func faults() throws {
    let copy = try ContentCopy()
    try copy.replace("bygger på: veileder-2024-utkast", with: "bygger på: veileder-2024-utkst", in: Self.file)
    #expect(
      copy.problems.contains {
        $0.file == Self.file && $0.line > 1 && $0.what == "Ukjent utgave «veileder-2024-utkst»."
          && $0.mend == "Mente du «veileder-2024-utkast»?"
      })
    let other = try ContentCopy()
    try other.replace("forskjeller:\n", with: "bekreftet: [HF3-99, HF2-05]\nforskjeller:\n", in: Self.file)
    try other.replace("regel: [E25-308]", with: "regel: [E25-309]", in: Self.file)
    try other.replace("status: endelig", with: "status: endelg", in: Self.file)
    let said = other.problems.map(\.description).joined(separator: "\n")
    #expect(said.contains("«endelg» er ikke et gyldig valg"), "\(said)")
    try other.replace("status: endelg", with: "status: endelig", in: Self.file)
    let later = other.problems.map(\.description).joined(separator: "\n")
    for words in [
      "HF3-99 er ikke i utgaven den bygger på.", "HF2-05 står som «bekreftet», men har en egen fil",
      "viser til regelen «E25-309», som ikke finnes", "E25-308 er endret eller ny, men ingen forskjell",
    ] { #expect(later.contains(words), "\(words):\n\(later)") }
  }

  @Test("A loop of editions is refused")
  func loops() throws {
    let copy = try ContentCopy()
    try copy.replace(
      "status: utkast\n", with: "status: utkast\nbygger på: veileder-2025\n",
      in: "recommendations/veileder-2024-utkast/_utgave.yaml")
    #expect(copy.problems.contains { $0.what.hasPrefix("Utgaven bygger på seg selv") })
  }

  @Test("The municipality's file chooses, a setting wins over it, and a later day does nothing before it comes")
  func choosing() throws {
    let copy = try ContentCopy()
    let path = "demo/kommune.yaml"
    try copy.replace("utgave: veileder-2024-utkast\n", with: "utgave: veileder-2025\n", in: path)
    #expect(try Knowledge.load(folder: copy.folder).guide.edition == "veileder-2025")
    #expect(
      try Knowledge.load(folder: copy.folder, edition: "2024-utkast").guide.edition == "veileder-2024-utkast",
      "by its former name too")
    try copy.replace(
      "utgave: veileder-2025\n",
      with: """
        utgave:
          - {bruk: veileder-2025, fra: 2027-01-01, bestemt av: Kari Prøve, bestemt: 2026-11-20}

        """, in: path)
    let knowledge = try Knowledge.load(folder: copy.folder)
    let (before, after) = (try #require(Day(iso: "2026-12-31")), try #require(Day(iso: "2027-01-01")))
    #expect(knowledge.inForce(on: before).guide.edition == "veileder-2024-utkast")
    #expect(knowledge.inForce(on: after).guide.edition == "veileder-2025")
    #expect(knowledge.inForce(on: after).inForce(on: before).guide.edition == "veileder-2024-utkast")
    try copy.replace("bruk: veileder-2025", with: "bruk: veileder-2205", in: path)
    #expect(copy.problems.first?.mend == "Mente du «veileder-2025»?")
  }
}

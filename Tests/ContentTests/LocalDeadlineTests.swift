internal import CivilTime
internal import Content
internal import Desk
internal import Guidance
internal import Testing

/// A municipality may set a deadline where the source gives none. It is always marked, and never touches the source's own.
@Suite struct LocalDeadlineTests {
  private static let path = "local/demo/frister.yaml"

  private func content(_ lines: String) throws -> ContentCopy {
    let copy = try ContentCopy()
    try copy.write("frister:\n" + lines, to: Self.path)
    return copy
  }

  @Test("A local deadline changes the deadline of its own recommendation and nothing else in the guide")
  func changesOnlyItsOwn() throws {
    let copy = try content("  MAP-01: 14 dager\n")
    let guide = try Knowledge.load(folder: copy.folder).guide
    #expect(guide.norm("MAP-01")?.deadline == .local(.days(14)))
    #expect(guide.norms.filter(\.deadline.isLocal).map(\.id) == ["MAP-01"])
    let without = guide.withoutLocalDeadlines
    for (norm, source) in zip(guide.norms, without.norms) where norm.id != "MAP-01" { #expect(norm == source) }
    #expect(without.norm("MAP-01")?.deadline == Deadline.none)
  }

  @Test("A deadline that the source gives cannot be set locally", arguments: ["MAP-10", "MAP-11", "HF1-11", "HF3-13"])
  func neverTheSourcesOwn(id: String) throws {
    let said = try content("  MAP-01: 14 dager\n  \(id): 3 måneder\n").problems.map(\.description)
    #expect(said == ["\(Self.path):3: Kilden gir selv en frist for \(id). Ta bort linjen; kildens frist gjelder."])
  }

  @Test("An unknown number is an error with the nearest one; so is a topic, a measure and a time nobody understands")
  func faults() throws {
    let unknown = try content("  HF1-1O: 14 dager\n").problems
    #expect(unknown.first?.what == "Ingen anbefaling har nummeret «HF1-1O».")
    #expect(unknown.first?.mend.hasPrefix("Mente du «HF1-1") == true)
    #expect(try content("  MAP-20: 14 dager\n").problems.count == 1)
    #expect(try content("  HF1-22: 14 dager\n").problems.count == 1)
    #expect(try content("  MAP-01: snart\n").problems.first?.what == "«snart» er ikke en tid.")
  }

  @Test("Without the file nothing is local")
  func noFile() throws {
    let copy = try ContentCopy()
    let guide = try Knowledge.load(folder: copy.folder, municipalityFolder: "demo").guide
    #expect(!guide.norms.filter(\.deadline.isLocal).isEmpty, "The demonstration shows local deadlines.")
    try copy.write("frister: {}\n", to: Self.path)
    #expect(try Knowledge.load(folder: copy.folder).guide.norms.filter(\.deadline.isLocal).isEmpty)
  }
}

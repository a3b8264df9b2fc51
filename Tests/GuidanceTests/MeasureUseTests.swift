internal import Casework
internal import Guidance
internal import Testing

/// A measure is open from its lowest pathway and up (reading 11), and counts when it has been offered.
@Suite struct MeasureUseTests {
  private let guide = Guide.single(
    strength: .may, fulfilled: .always, kind: .measure(kind: "kurs", pathways: [2]))

  private func record(pathway: Int?, _ steps: MeasureStep.Step...) -> Record {
    var record = Record()
    if let pathway { record.write(.pathwayChosen(PathwayChoice(pathway: pathway)), on: 0) }
    for step in steps {
      record.write(.measure(MeasureStep(measure: ItemID("m"), kind: "kurs", kindName: "Kurs", step: step)), on: 1)
    }
    return record
  }

  @Test(
    "Offered from its own pathway and in those above, never by a list of those below",
    arguments: [
      (1, FindingStatus.notApplicable), (2, .offered), (3, .offered),
    ])
  func openUpwards(pathway: Int, expected: FindingStatus) {
    #expect(guide.finding(record(pathway: pathway), on: 2).status == expected)
  }

  @Test("Where no pathway is chosen no list is in force")
  func noPathway() { #expect(guide.finding(record(pathway: nil), on: 2).status == .notApplicable) }

  @Test(
    "Offered, declined, running or ended: it has been offered",
    arguments: [
      MeasureStep.Step.offered, .declined, .started, .ended,
    ])
  func used(step: MeasureStep.Step) {
    #expect(guide.finding(record(pathway: 2, step), on: 2).status == .fulfilled)
    #expect(guide.finding(record(pathway: 1, step), on: 2).status == .fulfilled, "Also outside its own list.")
  }

  @Test("Refused by the service is not offered: it stays open")
  func refused() { #expect(guide.finding(record(pathway: 2, .refused), on: 2).status == .offered) }

  @Test("Another kind of measure says nothing about this one")
  func anotherKind() {
    var record = record(pathway: 2)
    record.write(.measure(MeasureStep(measure: ItemID("x"), kind: "annet", kindName: "Annet", step: .started)), on: 1)
    #expect(guide.finding(record, on: 2).status == .offered)
  }
}

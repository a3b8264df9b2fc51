import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects that plans are written together, kept in versions, and can be printed.
struct PlanTests {
  private func bench() async throws -> (TestDesk, RecordID, Visitor, String) {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: try desk.site { $0.declarePlans(desk.desk) })
    return (desk, record, visitor, PersonAddress.page("planer", record))
  }

  @Test func aNewVersionBeginsFromTheLastAndBothAreKept() async throws {
    let (desk, record, visitor, page) = try await bench()
    let form = try await visitor.get("\(page)/krise").body
    #expect(HTMLCheck(form).faults == [])
    #expect(form.contains("Slutter å svare på meldinger.</textarea>"))
    let answer = try await visitor.submit(
      "\(page)/krise", ["del-tegn": "Snur døgnet.", "del-selv": "Går tur.", "deltakere": "Oddvar", "dag": "22.11.2026"])
    #expect(answer.status == 303)
    let state = try await desk.state(record)
    #expect(state.plans.first { $0.value.kind == .crisis }?.value.sections.map(\.text) == ["Snur døgnet.", "Går tur."])
    let body = try await visitor.get(page).body
    #expect(HTMLCheck(body).faults == [])
    #expect(body.contains("Snur døgnet.") && body.contains("Tidligere utgaver"))
  }

  @Test func anOwnPlanIsAPlanAgreed() async throws {
    let (desk, record, visitor, page) = try await bench()
    _ = try await visitor.submit("\(page)/egen", ["del-maal": "Sove bedre.", "dag": "22.11.2026"])
    #expect(try await desk.state(record).facts.holds(.planAgreed))
  }

  @Test func anEmptyPlanAndAWrongDayAreSentBackWithEverythingTyped() async throws {
    let (_, _, visitor, page) = try await bench()
    let empty = try await visitor.submit("\(page)/egen", ["del-maal": " ", "dag": "22.11.2026"])
    #expect(empty.status == 422 && empty.body.contains("Planen er tom."))
    let future = try await visitor.submit("\(page)/egen", ["del-maal": "Sove bedre.", "dag": "22.11.2027"])
    #expect(future.status == 422 && future.body.contains("Sove bedre.</textarea>"))
    #expect(HTMLCheck(future.body).faults == [])
  }

  @Test func aColleaguesVersionIsShownBesideMine() async throws {
    let (desk, record, visitor, page) = try await bench()
    let before = try await desk.state(record).version
    let theirs = PlanVersion(kind: .crisis, sections: [.init(id: "tegn", text: "Deres tekst.")])
    try await desk.sign(.planWritten(theirs), in: record)
    let answer = try await visitor.submit(
      "\(page)/krise", ["versjon": "\(before)", "del-tegn": "Min tekst.", "dag": "22.11.2026"])
    #expect(answer.status == 409)
    #expect(answer.body.contains("Deres tekst.") && answer.body.contains("Min tekst.</textarea>"))
  }

  @Test func itIsPrintedOnASheetWithTheNumbersToCall() async throws {
    let (_, _, visitor, page) = try await bench()
    let sheet = try await visitor.get("\(page)/krise/utskrift").body
    #expect(HTMLCheck(sheet).faults == [])
    for text in ["Oddvar Testad", "Ringe søster.", "113", "Skrevet ut"] { #expect(sheet.contains(text), "\(text)") }
    #expect(try await visitor.get("\(page)/egen/utskrift").status == 404)
    #expect(try await visitor.get("\(page)/ukjent").status == 404)
  }

  @Test func aDraftIsKept() async throws {
    let (_, _, visitor, page) = try await bench()
    let kept = try await visitor.submit("\(page)/krise/utkast", from: "\(page)/krise", ["del-selv": "Halvferdig"])
    #expect(kept.status == 200 && kept.body.contains("lagret"))
    #expect(try await visitor.get("\(page)/krise").body.contains("Halvferdig</textarea>"))
  }
}

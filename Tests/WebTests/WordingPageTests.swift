import Access
import Casework
import CivilTime
import Desk
import Foundation
import Instruments
import Store
import Testing

@testable import Web

/// Protects that a publisher's text comes in whole and right or not at all, from a page, and is used at once.
struct WordingPageTests {
  private let list = "/arbeid/ledelse/maleverktoy"
  private let address = "/arbeid/ledelse/maleverktoy/ordlyd"
  private static let codes = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]

  private func site(_ desk: TestDesk) throws -> TestSite {
    try desk.site {
      $0.declareLocal(desk.desk)
      $0.declareLeaderInstruments(desk.desk)
      $0.declareInstruments(desk.desk)
      $0.declareMeasurement(desk.desk)
      $0.declareOverview(desk.desk)
    }
  }

  /// A made-up questionnaire with made-up words: only codes and scores are those of the real one.
  private static func file(codes: [String] = codes, scores: [Int] = [0, 1, 2, 3]) -> String {
    let options = scores.map { score in
      """
      {"valueCoding": {"code": "LA\(score)", "display": "svar som gir \(score)"}, "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": \(score)}]}
      """
    }.joined(separator: ",")
    let items = codes.enumerated().map { place, code in
      """
      {"linkId": "/\(code)", "type": "choice", "text": "Oppdiktet \(place + 1) «æøå» & <b>",
       "code": [{"system": "http://loinc.org", "code": "\(code)"}], "answerOption": [\(options)]}
      """
    }.joined(separator: ",")
    return """
      {"resourceType": "Questionnaire", "title": "Prøveskjema", "version": "9.9", "language": "nb",
       "url": "https://example.org/q", "code": [{"system": "http://loinc.org", "code": "69737-5"}], "item": [\(items)]}
      """
  }

  /// Sends the form as a browser does when a file is chosen.
  private func upload(_ visitor: Visitor, _ file: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
    let all = [("csrf", try await visitor.csrf(on: address)), ("nokkel", Secret16.next())] + fields
    let boundary = "----grense7f3a"
    var body = all.map { name, value in
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }.joined()
    body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"gad7.json\"\r\n"
    body += "Content-Type: application/json\r\n\r\n\(file)\r\n--\(boundary)--\r\n"
    return try await visitor.post(
      address, body: Array(body.utf8), contentType: "multipart/form-data; boundary=\(boundary)")
  }

  @Test func `Each instrument shows rights, words, who may use it and what is not checked`() async throws {
    let desk = try TestDesk()
    let site = try site(desk)
    #expect(try await desk.visitor(.clinician, on: site).get(list).status == 403)
    let teamLead = try await desk.visitor(.teamLead, on: site)
    let body = try await teamLead.get(list).body
    #expect(HTMLCheck(body).faults == [] && !body.contains("Hent inn tekst"))
    for instrument in desk.knowledge.instruments {
      #expect(body.contains("/arbeid/maleverktoy/\(instrument.id)\""), "\(instrument.id)")
    }
    #expect(body.contains("kilder er ikke lest") && body.contains("krever sertifikat"))
    #expect(try await teamLead.get(address).status == 403)
    let leader = try await desk.visitor(.leader, on: site)
    let own = try await leader.get(list).body
    #expect(HTMLCheck(own).faults == [])
    #expect(own.contains("Hent inn tekst") && own.contains("Teksten kan ikke ligge her"))
    let form = try await leader.get("\(address)?skjema=gad-7").body
    #expect(HTMLCheck(form).faults == [] && form.contains("enctype=\"multipart/form-data\""))
    let moca = try #require(desk.knowledge.instruments.first { $0.licence.state == .scoreOnly })
    #expect(!form.contains("value=\"\(moca.id)\""), "what takes no text is not offered")
  }

  @Test func `A file that is right is used at once, logged, and can be withdrawn`() async throws {
    let desk = try TestDesk()
    let site = try site(desk)
    let record = try await desk.openRecord()
    let leader = try await desk.visitor(.leader, on: site)
    let sent = try await upload(leader, Self.file(), [("hvorfor", "Utgiverens norske tekst")])
    #expect(sent.status == 303)
    let clinician = try await desk.visitor(on: site)
    let form = "/arbeid/person/\(record)/maling/gad-7"
    let shown = try await clinician.get(form).body
    #expect(shown.contains("Oppdiktet 1 «æøå» &amp; &lt;b&gt;") && shown.contains("svar som gir 3"))
    let page = try await leader.get(list).body
    #expect(page.contains("utgiverens tekst: Prøveskjema, 9.9") && page.contains("Utgiverens norske tekst"))
    #expect(HTMLCheck(page).faults == [])
    let before = try #require(desk.knowledge.instrument("gad-7"))
    let after = try #require(desk.desk.knowledge.instrument("gad-7"))
    #expect(after.bandTables == before.bandTables && after.range == before.range)
    let end = "/arbeid/ledelse/lokalt/avslutt"
    _ = try await leader.send(
      from: "\(end)?slag=ordlyd&om=gad-7", to: end, [("hvorfor", "Avtalen er sagt opp")])
    #expect(try await !clinician.get(form).body.contains("Oppdiktet 1"))
    #expect(try await leader.get(list).body.contains("Avtalen er sagt opp"))
    #expect(try await desk.store.localEntries().map(\.isEnded) == [false, true])
  }

  @Test func `A file that differs is refused whole, item by item, and its text stays in the form`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    var codes = Self.codes
    codes.swapAt(1, 4)
    let order = try await upload(leader, Self.file(codes: codes), [("hvorfor", "Prøve")])
    #expect(order.status == 422 && HTMLCheck(order.body).faults == [])
    #expect(order.body.contains("Filen ble ikke tatt inn: 2 avvik"))
    #expect(order.body.contains("Spørsmål 2: her står spørsmål 5") && order.body.contains("Spørsmål 5:"))
    #expect(order.body.contains("Oppdiktet 3") && order.body.contains("Prøve"), "nothing is lost")
    let scores = try await upload(leader, Self.file(scores: [1, 2, 3, 4]), [("hvorfor", "Prøve")])
    #expect(scores.status == 422 && scores.body.contains("Spørsmål 7:"))
    let short = try await upload(leader, Self.file(codes: Array(Self.codes.dropLast())), [("hvorfor", "Prøve")])
    #expect(short.status == 422)
    let nonsense = try await leader.send(address, ["tekst": "{", "hvorfor": "Prøve"])
    #expect(nonsense.status == 422 && nonsense.body.contains("kan ikke leses som et FHIR-spørreskjema"))
    let nothing = try await leader.send(address, ["hvorfor": "Prøve"])
    #expect(nothing.status == 422 && nothing.body.contains("Velg filen, eller lim inn innholdet."))
    #expect(try await desk.store.localEntries().isEmpty)
    #expect(desk.desk.knowledge.instruments == desk.knowledge.instruments)
  }

  @Test func `What needs permission asks what it rests on, and what takes no text gets none`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let needing = try #require(
      desk.knowledge.instruments.first { $0.licence.state == .permission && !$0.items.isEmpty })
    let without = try await leader.send(
      address, ["skjema": needing.id, "tekst": "\(Self.file())", "hvorfor": "Prøve"])
    #expect(without.status == 422 && without.body.lowercased().contains("tillatelse"))
    let scoreOnly = try #require(desk.knowledge.instruments.first { $0.licence.state == .scoreOnly })
    let refused = try await leader.send(
      address, ["skjema": scoreOnly.id, "tekst": "\(Self.file())", "hvorfor": "Prøve"])
    #expect(refused.status == 422)
    #expect(try await desk.store.localEntries().isEmpty)
  }
}

/// Protects that a form with a file is read as any other, whatever stands in the file.
struct MultipartFormTests {
  private func read(_ body: String, boundary: String = "x") throws -> FormValues {
    try FormValues(multipart: Array(body.utf8), boundary: boundary)
  }

  @Test func `Fields, a file and its name, and an unused file`() throws {
    let form = try read(
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nén\r\nto\r\n"
        + "--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"q.json\"\r\nContent-Type: application/json"
        + "\r\n\r\n{\"a\": \"--x\"}\r\n--x\r\nContent-Disposition: form-data; name=\"b\"; filename=\"\"\r\n\r\n\r\n--x--\r\n"
    )
    #expect(form["a"] == "én\nto" && form["fil"] == "{\"a\": \"--x\"}" && form["fil-filnavn"] == "q.json")
    #expect(!form.has("b"))
  }

  @Test(arguments: ["", "--x", "--x--\r\n", "tull", "--x\r\nuten hode", "--x\r\n\r\n\r\n--x--"])
  func `What is no form is an empty one`(body: String) throws {
    #expect(try read(body).names.isEmpty)
  }

  @Test func `A NUL and a flood of fields are turned away; other control characters are dropped`() throws {
    let head = "Content-Disposition: form-data; name=\"a\"\r\n\r\n"
    #expect(throws: FormFault.nul) { try read("--x\r\n\(head)a\0b\r\n--x--") }
    #expect(throws: FormFault.tooManyFields) {
      try read(String(repeating: "--x\r\n\(head)a\r\n", count: 2_100) + "--x--")
    }
    #expect(try read("--x\r\n\(head)a\u{1}b\r\n--x--")["a"] == "ab")
  }

  @Test func `The boundary is the header's, and another kind of form has none`() {
    #expect(FormValues.boundary(of: "multipart/form-data; boundary=----a1") == "----a1")
    #expect(FormValues.boundary(of: "Multipart/Form-Data; charset=utf-8; boundary=\"q r\"") == "q r")
    #expect(FormValues.boundary(of: "application/x-www-form-urlencoded") == nil)
    #expect(FormValues.boundary(of: "multipart/form-data") == nil)
    #expect(FormValues.boundary(of: "multipart/form-data; boundary=\(String(repeating: "a", count: 71))") == nil)
  }
}

import CivilTime
import Content
import Desk
import Foundation
import Instruments
import Testing

/// Protects the import: a file with other questions, codes, order or scores changes nothing, and says where it differs.
struct QuestionnaireImportTests {
  private static let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "content").path
  private static let knowledge = Result { try Knowledge.load(folder: content) }
  private static let gad = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]

  /// A made-up questionnaire with made-up words: only codes and scores are those of the real one.
  private static func file(
    codes: [String] = gad, panel: String = "69737-5", scores: [Int] = [0, 1, 2, 3], text: String = "Oppdiktet",
    type: String = "Questionnaire"
  ) -> [UInt8] {
    let options = scores.map { score in
      """
      {"valueCoding": {"code": "LA\(score)", "display": "svar som gir \(score)"}, "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": \(score)}]}
      """
    }.joined(separator: ",")
    let items = codes.enumerated().map { place, code in
      """
      {"linkId": "/\(code)", "type": "choice", "text": "\(text) \(place + 1) \\"med\\" tegn: # og {",
       "code": [{"system": "http://loinc.org", "code": "\(code)"}], "answerOption": [\(options)]}
      """
    }.joined(separator: ",")
    return Array(
      """
      {"resourceType": "\(type)", "title": "Prøveskjema", "version": "9.9", "language": "nb",
       "url": "https://example.org/q", "code": [{"system": "http://loinc.org", "code": "\(panel)"}],
       "item": [{"linkId": "g", "type": "group", "text": "Innledning", "item": [\(items),
         {"linkId": "sum", "type": "decimal", "text": "Sum"}]}]}
      """.utf8)
  }

  private static func held(
    _ bytes: [UInt8], for id: String? = nil, permission: String? = nil
  ) throws -> QuestionnaireImport {
    let day = try #require(Day(iso: "2026-11-23"))
    return try QuestionnaireImport(
      bytes, file: "fil.json", for: id, knowledge: try knowledge.get(), by: "Torunn Stavlid", on: day,
      permission: permission)
  }

  private static func problems(_ bytes: [UInt8], for id: String? = nil, permission: String? = nil) -> [String] {
    do {
      _ = try held(bytes, for: id, permission: permission)
      return []
    } catch let error as ContentProblems {
      return error.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func theWordsAreTheFilesAndTheCountingIsOurs() throws {
    let held = try Self.held(Self.file())
    #expect(held.instrument.id == "gad-7", "the code of the whole tells which")
    let worded = held.instrument.worded(held.words)
    #expect(worded.items[0].prompt == "Oppdiktet 1 \"med\" tegn: # og {")
    #expect(worded.items[0].options.map(\.label) == (0...3).map { "svar som gir \($0)" })
    #expect(worded.items.map(\.id) == held.instrument.items.map(\.id) && worded.range == held.instrument.range)
    #expect(worded.bandTables == held.instrument.bandTables && worded.wording == .official)
    #expect(worded.introduction == "Innledning" && worded.imported?.importedBy == "Torunn Stavlid")
  }

  @Test func anotherOrderIsToldQuestionByQuestion() {
    var codes = Self.gad
    codes.swapAt(1, 4)
    #expect(
      Self.problems(Self.file(codes: codes)) == [
        "fil.json: GAD-7: Spørsmål 2: her står spørsmål 5, og her skulle 2 stått. Rekkefølgen er en annen.",
        "fil.json: GAD-7: Spørsmål 5: her står spørsmål 2, og her skulle 5 stått. Rekkefølgen er en annen.",
      ])
  }

  @Test func anotherQuestionAndAnotherNumberOfThemAreTold() {
    let problems = Self.problems(Self.file(codes: Array(Self.gad.dropLast(2)) + ["11111-1"]))
    #expect(problems.count == 2)
    #expect(problems[0].contains("6 spørsmål, og skjemaet har 7"))
    #expect(problems[1].contains("Spørsmål 6: koden er 11111-1, og skulle vært 69689-8"))
  }

  @Test(arguments: [[0, 1, 2], [1, 2, 3, 4], [3, 2, 1, 0]])
  func otherScoresAreToldForEveryQuestion(scores: [Int]) {
    let problems = Self.problems(Self.file(scores: scores))
    #expect(problems.count == 7)
    #expect(problems.allSatisfy { $0.contains("og skulle gitt 0, 1, 2, 3") })
  }

  @Test func anotherInstrumentIsTold() {
    let problems = Self.problems(Self.file(), for: "phq-9")
    #expect(problems[0].contains("69737-5") && problems[1].contains("7 spørsmål, og skjemaet har 9"))
    #expect(problems.count == 9)
    #expect(
      Self.problems(Self.file(panel: "1-1")) == [
        "fil.json: Filen sier ikke hvilket skjema den er. Oppgi skjemaet, for eksempel phq-9."
      ])
    #expect(Self.problems(Self.file(), for: "gad7").first?.contains("Mente du «gad-7»?") == true)
  }

  @Test func whatMayNotBeHereIsRefusedAndPermissionIsAskedFor() {
    #expect(Self.problems(Self.file(), for: "moca").first?.contains("tillater ikke") == true)
    let scoff = (1...5).map { "\($0)" }
    let bytes = Self.file(codes: scoff, panel: "2-2", scores: [0, 1])
    let links = Array(
      (String(bytes: bytes, encoding: .utf8) ?? "").replacing("\"linkId\": \"/", with: "\"linkId\": \"").utf8)
    #expect(Self.problems(links, for: "scoff").map { $0.contains("krever tillatelse") } == [true])
    #expect(Self.problems(links, for: "scoff", permission: "Brev fra rettighetshaveren 1.11.2026") == [])
  }

  @Test(arguments: ["", "{", "[]", "{\"resourceType\": 3}"])
  func aFileThatIsNoQuestionnaireIsTold(text: String) {
    #expect(Self.problems(Array(text.utf8)).first?.contains("kan ikke leses") == true)
    #expect(Self.problems(Self.file(type: "Patient")).first?.contains("Patient") == true)
    #expect(Self.problems(Self.file(codes: [])).first?.contains("kan ikke leses") == true)
  }

  @Test func theWordsAreKeptInTheMunicipalitysFolderAndReadBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "innhold-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: Self.content, toPath: folder)
    let held = try Self.held(Self.file())
    let path = try held.write(to: folder, municipality: "demo", replaces: false)
    let read = try #require(try Knowledge.load(folder: folder).instrument("gad-7"))
    #expect(read == held.instrument.worded(held.words))
    #expect(throws: ContentProblem.self) { try held.write(to: folder, municipality: "demo", replaces: false) }
    #expect(throws: Never.self) { try held.write(to: folder, municipality: "demo", replaces: true) }

    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (from, to, word) in [
      ("skjemaversjon: \"1\"", "skjemaversjon: \"0\"", "versjon 0"), ("skjema: gad-7", "skjema: gad-8", "gad-7"),
      ("      3: \"svar som gir 3\"\n", "", "ikke de samme"), ("skjema: gad-7", "skjema: moca", "lar ikke teksten"),
    ] {
      try text.replacing(from, with: to).write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: ContentProblems.self) { try Knowledge.load(folder: folder) }
      #expect(error?.description.contains(word) == true, "\(word)")
    }
  }

  @Test func aRefusedFileLeavesNothingBehind() throws {
    #expect(!Self.problems(Self.file(scores: [0, 1])).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: Self.content + "/local/demo/instruments/gad-7.yaml"))
  }

  @Test func aCertificateForAnUnknownInstrumentIsTold() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "innhold-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: Self.content, toPath: folder)
    let path = folder + "/demo/ansatte.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("sertifisert: [moca]", with: "sertifisert: [mocca]", maxReplacements: 1)
      .write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: ContentProblems.self) { try Knowledge.load(folder: folder) }
    #expect(error?.problems.map(\.mend) == ["Mente du «moca»?"])
  }
}

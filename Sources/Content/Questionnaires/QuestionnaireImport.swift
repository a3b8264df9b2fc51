public import CivilTime
public import Desk
internal import Foundation
public import Instruments

/// Brings a publisher's questionnaire into the municipality's own folder, or says item by item why not.
public struct QuestionnaireImport: Sendable {
  public let instrument: Instrument
  public let words: OfficialWording

  /// Holds a file against an instrument; nothing is written.
  /// - Parameters:
  ///   - id: the instrument it is for; nil when the file's own code tells.
  ///   - permission: what the right to use the text rests on.
  /// - Throws: everything that differs, at once.
  public init(
    _ bytes: [UInt8], file: String, for id: String?, knowledge: Knowledge, by name: String, on day: Day,
    permission: String?
  ) throws(ContentProblems) {
    let questionnaire: Questionnaire
    do {
      questionnaire = try Questionnaire(fhir: bytes, file: file)
    } catch {
      throw ContentProblems([error])
    }
    let known = knowledge.instruments
    let found =
      id.map { id in known.first { $0.id == id } }
      ?? known.first { $0.loinc.map(questionnaire.loinc.contains) ?? false }
    guard let found else {
      let what = id.map { "Ukjent skjema «\($0)»." } ?? "Filen sier ikke hvilket skjema den er."
      let advice = id.map { NearestWord.advice($0, among: known.map(\.id)) } ?? "Oppgi skjemaet, for eksempel phq-9."
      throw ContentProblems([ContentProblem(file: file, line: 0, what: what, mend: advice)])
    }
    let mismatches = found.mismatches(with: questionnaire, permission: permission)
    guard mismatches.isEmpty else {
      throw ContentProblems(
        mismatches.map { ContentProblem(file: file, line: 0, what: "\(found.name): \($0.norwegian)") })
    }
    instrument = found
    words = found.words(of: questionnaire, importedBy: name, on: day, permission: permission)
  }

  /// Writes the words to the municipality's folder, whole or not at all.
  /// - Parameter replaces: whether a text that is there already may be replaced.
  /// - Returns: the file's place.
  public func write(to content: String, municipality: String, replaces: Bool) throws(ContentProblem) -> String {
    let path = "\(content)/\(words.path(municipality: municipality))"
    if !replaces, FileManager.default.fileExists(atPath: path) {
      throw ContentProblem(
        file: path, line: 0, what: "Det ligger allerede en offisiell tekst for \(instrument.name) her.",
        mend: "Be om å erstatte den hvis den nye skal gjelde.")
    }
    do {
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(words.yaml(instrument).utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ContentProblem(
        file: path, line: 0, what: "Filen kunne ikke skrives.", mend: "Sjekk at mappen finnes og kan skrives til.")
    }
    return path
  }
}

internal import Foundation
public import Instruments

extension Questionnaire {
  /// Reads a FHIR R4 Questionnaire.
  ///
  /// Groups are opened; text for show and totals are passed over; every `choice` is a question. An answer's score is
  /// its extension `ordinalValue` (or `itemWeight`, as newer files have it).
  /// - Throws: a problem that names the file when it is not JSON, not a Questionnaire, or has no question.
  public init(fhir bytes: [UInt8], file: String) throws(ContentProblem) {
    let resource: FHIRQuestionnaire
    do {
      resource = try JSONDecoder().decode(FHIRQuestionnaire.self, from: Data(bytes))
    } catch {
      throw ContentProblem(
        file: file, line: 0, what: "Filen kan ikke leses som et FHIR-spørreskjema (JSON).",
        mend: "Be utgiveren om skjemaet som FHIR R4 Questionnaire i JSON.")
    }
    guard resource.resourceType == "Questionnaire" else {
      throw ContentProblem(
        file: file, line: 0, what: "Filen er en «\(resource.resourceType)», ikke et spørreskjema (Questionnaire).",
        mend: "Velg filen med selve skjemaet, ikke med svarene.")
    }
    let items = resource.item ?? []
    let questions = items.flatMap(\.questions)
    guard !questions.isEmpty else {
      throw ContentProblem(
        file: file, line: 0, what: "Skjemaet i filen har ingen spørsmål med svar å velge mellom.",
        mend: "Svarene må stå i filen selv (answerOption), ikke bare som henvisning til et verdisett.")
    }
    self.init(
      title: resource.title ?? resource.name ?? "uten tittel", version: resource.version ?? "uten versjon",
      language: resource.language ?? "ukjent", source: resource.url ?? resource.publisher ?? "ukjent",
      loinc: Self.loinc(resource.code), introduction: items.lazy.compactMap(\.introduction).first,
      questions: questions)
  }

  fileprivate static func loinc(_ codings: [FHIRQuestionnaire.Coding]?) -> [String] {
    (codings ?? []).filter { $0.system == "http://loinc.org" }.compactMap(\.code)
  }
}

/// The part of a FHIR R4 Questionnaire that is read.
private struct FHIRQuestionnaire: Decodable {
  let resourceType: String
  let url: String?
  let version: String?
  let name: String?
  let title: String?
  let language: String?
  let publisher: String?
  let code: [Coding]?
  let item: [Item]?

  struct Coding: Decodable {
    let system: String?
    let code: String?
    let display: String?
    let `extension`: [Extension]?
  }

  struct Extension: Decodable {
    let url: String
    let valueDecimal: Double?

    /// Its score, when that is what it is.
    var score: Int? {
      let names = ["ordinalValue", "itemWeight"].map { "http://hl7.org/fhir/StructureDefinition/\($0)" }
      return names.contains(url) ? valueDecimal.flatMap { Int(exactly: $0) } : nil
    }
  }

  struct Option: Decodable {
    let valueCoding: Coding?
    let valueString: String?
    let `extension`: [Extension]?

    var answer: Questionnaire.Answer {
      let extensions = (self.extension ?? []) + (valueCoding?.extension ?? [])
      return Questionnaire.Answer(
        value: extensions.lazy.compactMap(\.score).first,
        text: valueCoding?.display ?? valueString ?? valueCoding?.code ?? "")
    }
  }

  struct Item: Decodable {
    let linkId: String
    let code: [Coding]?
    let text: String?
    let type: String
    let answerOption: [Option]?
    let item: [Item]?

    /// The questions in it, in order: its own, and those below.
    var questions: [Questionnaire.Question] {
      let below = (item ?? []).flatMap(\.questions)
      guard type == "choice" || type == "coding" || type == "open-choice" else { return below }
      let own = Questionnaire.Question(
        linkID: linkId, loinc: Questionnaire.loinc(code), text: text ?? "", answers: (answerOption ?? []).map(\.answer))
      return [own] + below
    }

    /// A text above the questions.
    var introduction: String? {
      let own = type == "display" || type == "group" ? text : nil
      return own ?? (item ?? []).lazy.compactMap(\.introduction).first
    }
  }
}

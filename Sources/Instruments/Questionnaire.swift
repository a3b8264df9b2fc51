public import CivilTime

/// A publisher's questionnaire as it came in a file, before anybody knows whether it is the instrument it says.
public struct Questionnaire: Hashable, Sendable {
  public let title: String
  public let version: String
  public let language: String
  /// Where it is from.
  public let source: String
  /// The codes of the whole, in LOINC.
  public let loinc: [String]
  public let introduction: String?
  /// The questions that have answers to choose between, in order.
  public let questions: [Question]

  public init(
    title: String, version: String, language: String, source: String, loinc: [String], introduction: String?,
    questions: [Question]
  ) {
    (self.title, self.version, self.language) = (title, version, language)
    (self.source, self.loinc, self.introduction) = (source, loinc, introduction)
    self.questions = questions
  }

  /// One question of the file.
  public struct Question: Hashable, Sendable {
    public let linkID: String
    public let loinc: [String]
    public let text: String
    public let answers: [Answer]

    public init(linkID: String, loinc: [String], text: String, answers: [Answer]) {
      (self.linkID, self.loinc, self.text, self.answers) = (linkID, loinc, text, answers)
    }
  }

  /// One answer of a question.
  public struct Answer: Hashable, Sendable {
    /// Its score; nil when the file gives none.
    public let value: Int?
    public let text: String

    public init(value: Int?, text: String) {
      (self.value, self.text) = (value, text)
    }
  }
}

/// One thing in a questionnaire that is not as in the instrument.
public struct Mismatch: Error, Hashable, Sendable {
  /// The question's place from 1; nil when it is about the whole.
  public let question: Int?
  public let kind: Kind

  /// What differs.
  public enum Kind: Hashable, Sendable {
    /// The publisher lets no text be here.
    case notAllowed
    /// The right to use it has to be told.
    case permissionMissing
    case otherInstrument(code: String, expected: String)
    case count(Int, expected: Int)
    case otherCode([String], expected: String)
    case otherLink(String, expected: String)
    /// It is one of the instrument's questions, in another place.
    case otherPlace(item: String, expected: String)
    case noText
    case noAnswers
    case answerWithoutScore(String)
    case otherScores([Int], expected: [Int])
    case answerWithoutText(Int)
  }

  public init(question: Int?, kind: Kind) {
    (self.question, self.kind) = (question, kind)
  }
}

extension Instrument {
  /// Holds a questionnaire against the instrument: same questions, same order, same answers with the same scores.
  ///
  /// - Parameter permission: what the right to use the text rests on; needed where the licence asks for one.
  /// - Returns: everything that differs; empty when the words can be used.
  public func mismatches(with questionnaire: Questionnaire, permission: String?) -> [Mismatch] {
    if licence.state == .scoreOnly || items.isEmpty { return [Mismatch(question: nil, kind: .notAllowed)] }
    var found: [Mismatch] = []
    if licence.state == .permission, permission?.isEmpty ?? true {
      found.append(Mismatch(question: nil, kind: .permissionMissing))
    }
    if let loinc, let other = questionnaire.loinc.first, !questionnaire.loinc.contains(loinc) {
      found.append(Mismatch(question: nil, kind: .otherInstrument(code: other, expected: loinc)))
    }
    let count = questionnaire.questions.count
    if count != items.count { found.append(Mismatch(question: nil, kind: .count(count, expected: items.count))) }
    for (place, (item, question)) in zip(items, questionnaire.questions).enumerated() {
      found += differences(item, question).map { Mismatch(question: place + 1, kind: $0) }
    }
    return found
  }

  private func differences(_ item: Item, _ question: Questionnaire.Question) -> [Mismatch.Kind] {
    var kinds: [Mismatch.Kind] = []
    if let wrong = identity(item, question) { kinds.append(wrong) }
    if question.text.isEmpty { kinds.append(.noText) }
    if question.answers.isEmpty { return kinds + [.noAnswers] }
    let unscored = question.answers.filter { $0.value == nil }
    kinds += unscored.map { .answerWithoutScore($0.text) }
    let (values, expected) = (question.answers.compactMap(\.value), item.options.map(\.value))
    if unscored.isEmpty, values != expected { kinds.append(.otherScores(values, expected: expected)) }
    kinds += question.answers.filter(\.text.isEmpty).compactMap(\.value).map { .answerWithoutText($0) }
    return kinds
  }

  /// A code decides when both have one; otherwise the link does.
  private func identity(_ item: Item, _ question: Questionnaire.Question) -> Mismatch.Kind? {
    if let code = item.loinc, !question.loinc.isEmpty {
      if question.loinc.contains(code) { return nil }
      if let other = items.first(where: { $0.loinc.map(question.loinc.contains) ?? false }) {
        return .otherPlace(item: other.id, expected: item.id)
      }
      return .otherCode(question.loinc, expected: code)
    }
    let links = [item.id, item.loinc.map { "/\($0)" }, item.loinc].compactMap(\.self)
    if links.contains(question.linkID) { return nil }
    if let other = self.item(question.linkID) { return .otherPlace(item: other.id, expected: item.id) }
    return .otherLink(question.linkID, expected: item.id)
  }

  /// The words of a questionnaire that matches.
  public func words(
    of questionnaire: Questionnaire, importedBy: String, on day: Day, permission: String?
  ) -> OfficialWording {
    let pairs = Array(zip(items, questionnaire.questions))
    return OfficialWording(
      instrument: id, instrumentVersion: version, title: questionnaire.title, version: questionnaire.version,
      language: questionnaire.language, source: questionnaire.source, importedBy: importedBy, importedOn: day,
      permission: permission, introduction: questionnaire.introduction,
      prompts: Dictionary(pairs.map { ($0.id, $1.text) }, uniquingKeysWith: { first, _ in first }),
      options: Dictionary(
        pairs.map { item, question in
          let labels = question.answers.compactMap { answer in answer.value.map { ($0, answer.text) } }
          return (item.id, Dictionary(labels, uniquingKeysWith: { first, _ in first }))
        }, uniquingKeysWith: { first, _ in first }))
  }
}

extension Mismatch {
  /// What differs and what to do, in Norwegian: "Spørsmål 3: …".
  public var norwegian: String { question.map { "Spørsmål \($0): \(words)" } ?? words }

  private var words: String {
    switch kind {
    case .notAllowed: "Utgiveren tillater ikke at teksten ligger her. Fyll ut på eget skjema, og før inn skåren."
    case .permissionMissing: "Skjemaet krever tillatelse. Si hva retten til å bruke teksten bygger på."
    case .otherInstrument(let code, let expected):
      "Filen har koden \(code), og skjemaet har \(expected). Er det et annet skjema?"
    case .count(let count, let expected): "Filen har \(count) spørsmål, og skjemaet har \(expected)."
    case .otherCode(let codes, let expected): "koden er \(codes.joined(separator: ", ")), og skulle vært \(expected)."
    case .otherLink(let link, let expected): "linkId er «\(link)», og skulle vært «\(expected)»."
    case .otherPlace(let item, let expected):
      "her står spørsmål \(item), og her skulle \(expected) stått. Rekkefølgen er en annen."
    case .noText: "teksten mangler."
    case .noAnswers: "filen har ingen svar å velge mellom (answerOption)."
    case .answerWithoutScore(let text): "svaret «\(text)» har ingen poeng (ordinalValue)."
    case .otherScores(let values, let expected):
      "svarene gir \(values.map(String.init).joined(separator: ", ")), og skulle gitt "
        + "\(expected.map(String.init).joined(separator: ", "))."
    case .answerWithoutText(let value): "svaret som gir \(value), mangler tekst."
    }
  }
}

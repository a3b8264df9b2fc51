public import CivilTime

/// Whose words the items are.
public enum Wording: String, CaseIterable, Hashable, Sendable {
  /// Short prompts of the project's own; the page says that they are unofficial.
  case own
  /// The publisher's own text.
  case official
  /// None: scores from a form filled in elsewhere, until an official text is imported.
  case none

  /// Whether the page must say that the words are not the publisher's.
  public var isUnofficial: Bool { self == .own }
}

/// The publisher's text of one instrument, as a municipality brought it in.
public struct OfficialWording: Hashable, Sendable {
  /// The id and version of the instrument that it was held against.
  public let instrument: String
  public let instrumentVersion: String
  public let title: String
  /// The version that the text itself says it has.
  public let version: String
  /// A BCP 47 code, as the file had it: "nb".
  public let language: String
  /// Where it is from: the address or publisher in the file.
  public let source: String
  public let importedBy: String
  public let importedOn: Day
  /// What the right to use it rests on, where permission is needed.
  public let permission: String?
  /// The sentence above the items, when the file had one.
  public let introduction: String?
  /// By item id.
  public let prompts: [String: String]
  /// By item id and value.
  public let options: [String: [Int: String]]

  public init(
    instrument: String, instrumentVersion: String, title: String, version: String, language: String, source: String,
    importedBy: String, importedOn: Day, permission: String? = nil, introduction: String? = nil,
    prompts: [String: String], options: [String: [Int: String]]
  ) {
    (self.instrument, self.instrumentVersion, self.title) = (instrument, instrumentVersion, title)
    (self.version, self.language, self.source) = (version, language, source)
    (self.importedBy, self.importedOn, self.permission) = (importedBy, importedOn, permission)
    (self.introduction, self.prompts, self.options) = (introduction, prompts, options)
  }
}

extension Instrument {
  /// Whether the questions can be shown: they have words, and the publisher lets them be.
  public var canBeFilledIn: Bool { !items.isEmpty && wording != .none && licence.state != .scoreOnly }

  /// The same instrument with the publisher's words. Nothing that is counted changes.
  public func worded(_ words: OfficialWording) -> Instrument {
    var copy = self
    copy.wording = .official
    copy.imported = words
    copy.introduction = words.introduction ?? introduction
    copy.items = items.map { item in
      let labels = words.options[item.id] ?? [:]
      return item.worded(
        words.prompts[item.id] ?? item.prompt,
        item.options.map { AnswerOption(value: $0.value, label: labels[$0.value] ?? $0.label) })
    }
    return copy
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Which service norms one has asked for, as the address says it. Words that were searched for are never in an address.
struct ServiceNormChoice {
  var chapter = ""
  var strength: Strength?
  var standing: ServiceStanding?
  var owner = ""
  var isOverdueOnly = false
  var words = ""
  var page = 1

  static let perPage = 50

  /// - Throws: `Trouble.notFound` for a word that no list has: a list that silently showed all would be taken for it.
  init(_ values: FormValues) throws(Trouble) {
    chapter = values["kapittel"]
    strength = try Self.known(values["styrke"], "styrken")
    standing = try Self.known(values["status"], "statusen")
    owner = values["eier"]
    isOverdueOnly = !values["over"].isEmpty
    words = String(values["sok"].withoutSpaceAround.prefix(100))
    page = max(1, values["side"].asCount ?? 1)
  }

  init() {}

  private static func known<Word: RawRepresentable<String>>(
    _ text: String, _ what: String
  ) throws(Trouble) -> Word? {
    guard !text.isEmpty else { return nil }
    guard let word = Word(rawValue: text) else { throw .notFound(what) }
    return word
  }

  func admits(_ answered: AnsweredNorm, on day: Day) -> Bool {
    let (norm, assessment) = (answered.norm, answered.latest?.assessment)
    return (chapter.isEmpty || norm.chapter == chapter)
      && (strength == nil || norm.strength == strength)
      && (standing == nil || answered.standing == standing)
      && (owner.isEmpty || assessment?.owner?.text == owner)
      && (!isOverdueOnly || assessment?.isOverdue(on: day) == true)
      && (words.isEmpty || hasWords(norm, assessment))
  }

  /// Every word that was typed stands somewhere in the norm or in the answer.
  private func hasWords(_ norm: ServiceNorm, _ assessment: SelfAssessment?) -> Bool {
    let text = ([norm.id, norm.title, norm.question] + norm.checkpoints + [assessment?.how ?? ""])
      .joined(separator: " ").lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }

  /// The same choice on a page of its list, without what was searched for.
  func address(page: Int = 1, at path: String = ServiceNormWords.address) -> String {
    var parts: [String] = []
    if !chapter.isEmpty { parts.append("kapittel=\(chapter.inQuery)") }
    if let strength { parts.append("styrke=\(strength.rawValue.inQuery)") }
    if let standing { parts.append("status=\(standing.rawValue.inQuery)") }
    if !owner.isEmpty { parts.append("eier=\(owner.inQuery)") }
    if isOverdueOnly { parts.append("over=ja") }
    if page > 1 { parts.append("side=\(page)") }
    return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
  }

  static func address(
    chapter: String = "", strength: Strength? = nil, standing: ServiceStanding? = nil, overdue: Bool = false
  ) -> String {
    var choice = ServiceNormChoice()
    (choice.chapter, choice.strength, choice.standing, choice.isOverdueOnly) = (chapter, strength, standing, overdue)
    return choice.address()
  }

  var form: FormReading {
    FormReading(filledWith: [
      "kapittel": chapter, "styrke": strength?.rawValue ?? "", "status": standing?.rawValue ?? "", "eier": owner,
      "sok": words,
    ])
  }
}

internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// What of an entry can be put right in a form, and the event as it should have been.
struct CorrectionForm {
  /// A text of the entry, with its name in the form.
  struct Part {
    let name: String
    let label: String
    let text: String
  }

  /// Who the person is and which enquiry opened the record are put right on their own pages.
  static func canCorrect(_ event: Event) -> Bool {
    switch event {
    case .registered, .detailsChanged, .enquiryLinked, .enquiryReceived, .enquiryStep: false
    case .access, .removalDecided, .transferred, .emptied: false
    default: true
    }
  }

  let texts: [Part]
  /// Answers, each of which can be given anew or taken away.
  let statements: [Statement]

  init(_ event: Event, _ knowledge: Knowledge) {
    switch event {
    case .contactHeld(let contact):
      texts = [Part(name: "notat", label: "Notat", text: contact.note)]
      statements = contact.statements
    case .factsStated(let stated):
      texts = [Part(name: "merknad", label: "Merknad", text: stated.note)]
      statements = stated.statements
    case .planWritten(let plan):
      texts = plan.sections.map {
        Part(name: "del-\($0.id)", label: PlanSections.title($0.id, plan.kind), text: $0.text)
      }
      statements = plan.statements
    case .assessmentSigned(let assessment):
      let topics = assessment.topics.filter { $0.status == .answered || !$0.words.isBlankText }
      texts =
        [Part(name: "viktig", label: "Hva er viktig", text: assessment.whatMatters)]
        + topics.map { answer in
          let topic = knowledge.topics.first { $0.fact == answer.topic }
          return Part(
            name: "tema-\(answer.topic.slot)", label: topic?.name ?? answer.topic.rawValue, text: answer.words)
        }
      statements = assessment.statements
    case .goal(let goal):
      if case .set(let words) = goal.step {
        texts = [Part(name: "maal", label: "Målet", text: words)]
      } else {
        texts = []
      }
      statements = []
    default: (texts, statements) = ([], [])
    }
  }

  /// Whether it can be rewritten here, and not only withdrawn.
  var canRewrite: Bool { !texts.isEmpty || !statements.isEmpty }

  /// The event with the texts and answers of the form.
  func rewritten(_ event: Event, _ form: inout FormReading, today: Day) -> Event {
    var words: [String: String] = [:]
    for part in texts { words[part.name] = form.text(part.name) ?? "" }
    let answers = statements.compactMap { form.corrected($0, today: today) }
    switch event {
    case .contactHeld(var contact):
      (contact.note, contact.statements) = (words["notat"] ?? contact.note, answers)
      return .contactHeld(contact)
    case .factsStated(var stated):
      (stated.note, stated.statements) = (words["merknad"] ?? stated.note, answers)
      return .factsStated(stated)
    case .planWritten(var plan):
      plan.sections = plan.sections.map { .init(id: $0.id, text: words["del-\($0.id)"] ?? $0.text) }
      plan.statements = answers
      return .planWritten(plan)
    case .assessmentSigned(var assessment):
      assessment.whatMatters = words["viktig"] ?? assessment.whatMatters
      for index in assessment.topics.indices {
        let name = "tema-\(assessment.topics[index].topic.slot)"
        assessment.topics[index].words = words[name] ?? assessment.topics[index].words
      }
      assessment.statements = answers
      return .assessmentSigned(assessment)
    case .goal(var goal):
      if case .set = goal.step, let text = words["maal"] { goal.step = .set(words: text) }
      return .goal(goal)
    default: return event
    }
  }
}

extension FormReading {
  /// A statement as it should have been: unchanged, given another answer, or nil when it should not have been made.
  fileprivate mutating func corrected(_ statement: Statement, today: Day) -> Statement? {
    let name = FactEntry.name(of: statement.fact)
    if values[name] == CorrectionPage.takenAway { return nil }
    guard let new = self.statement(statement.fact, on: today) else { return statement }
    return Statement(
      new.fact, new.answer, value: new.value, on: new.on ?? statement.on,
      since: new.answer == statement.answer ? statement.since : nil)
  }
}

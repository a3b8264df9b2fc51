internal import Casework
internal import Desk
internal import Instruments

/// The few questions about the help itself that can be asked while the contact is written.
struct FeedbackQuestions: Sendable {
  let heading: String
  let introduction: String
  /// Whether something is answered already, as in a draft.
  let isOpen: Bool
  let questions: [Choices]

  /// Nil where content has no questionnaire about the help that can be filled in.
  init?(_ knowledge: Knowledge, in form: FormReading) {
    guard let instrument = knowledge.feedbackInstrument else { return nil }
    heading = instrument.name
    introduction = instrument.introduction
    isOpen = instrument.items.contains { form.values.has(Self.field($0)) }
    questions = instrument.items.map { item in
      Choices(
        Self.field(item), item.prompt, item.options.map { .init(String($0.value), $0.label) }, inline: true,
        optional: true, in: form)
    }
  }

  /// What was answered, to be signed beside the contact; nil when nothing was.
  static func result(_ form: inout FormReading, _ knowledge: Knowledge) -> InstrumentResult? {
    guard let instrument = knowledge.feedbackInstrument else { return nil }
    var answers: [String: Int] = [:]
    for item in instrument.items {
      let code = form.choice(field(item), of: item.options.map { String($0.value) })
      answers[item.id] = code.flatMap { Int($0) }
    }
    guard !answers.isEmpty, let score = try? instrument.score(answers) else { return nil }
    return InstrumentResult(
      instrument: instrument.id, instrumentVersion: instrument.version, answers: answers, total: score.total,
      competent: true, isFeedback: true)
  }

  private static func field(_ item: Item) -> String { "samtalen-\(item.id)" }
}

extension Knowledge {
  /// The questionnaire about the help itself.
  var feedbackInstrument: Instrument? { instruments.first { $0.feedback != nil && $0.canBeFilledIn } }
}

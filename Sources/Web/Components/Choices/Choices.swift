/// A question with answers to tick: one of them, or as many as fit.
public struct Choices: Component {
  public static let template = "choices"

  /// One answer.
  public struct Option: Sendable {
    let value: String
    let label: String
    let hint: String?

    public init(_ value: String, _ label: String, hint: String? = nil) {
      self.value = value
      self.label = label
      self.hint = hint
    }
  }

  struct Shown: Sendable {
    let id: String
    let value: String
    let label: String
    let hint: String?
    let isChosen: Bool
  }

  let field: FieldState
  let type: String
  let isInline: Bool
  let options: [Shown]

  /// - Parameters:
  ///   - many: boxes where several can be ticked; otherwise one answer only.
  ///   - inline: side by side, for two or three short answers.
  ///
  /// Nothing is chosen before somebody chooses, unless the form already holds it.
  public init(
    _ name: String, _ question: String, _ options: [Option], many: Bool = false, inline: Bool = false,
    hint: String? = nil, optional: Bool = false, in form: FormReading
  ) {
    field = FieldState(name, question, hint: hint, optional: optional, in: form)
    type = many ? "checkbox" : "radio"
    isInline = inline
    let chosen = Set(form.values.all(name))
    let id = FieldState.id(of: name)
    self.options = options.enumerated().map { place, option in
      // The first has the id that the error summary leads to.
      Shown(
        id: place == 0 ? id : "\(id)-\(place)", value: option.value, label: option.label, hint: option.hint,
        isChosen: chosen.contains(option.value))
    }
  }
}

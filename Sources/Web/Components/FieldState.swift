/// What all fields have: a name, a label, help, what was typed and what is wrong with it.
struct FieldState: Sendable {
  let id: String
  let name: String
  let label: String
  let hint: String?
  let problem: String?
  let value: String
  let isOptional: Bool
  /// The ids of help and message, for `aria-describedby`.
  let described: String?

  init(_ name: String, _ label: String, hint: String?, optional: Bool, in form: FormReading) {
    let id = FieldState.id(of: name)
    let problem = form.problem(name)
    self.id = id
    self.name = name
    self.label = label
    self.hint = hint
    self.problem = problem
    value = form.values[name]
    isOptional = optional
    let ids = [hint.map { _ in "\(id)-hjelp" }, problem.map { _ in "\(id)-feil" }].compactMap(\.self)
    described = ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  /// The id of the field with that name, which the error summary links to.
  static func id(of name: String) -> String { "felt-\(name)" }
}

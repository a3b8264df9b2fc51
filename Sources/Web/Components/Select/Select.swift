/// One choice out of many, in a list that opens.
public struct Select: Component {
  public static let template = "select"

  struct Shown: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  let field: FieldState
  let empty: String
  let options: [Shown]

  /// - Parameters:
  ///   - options: code and label. Up to six are better as `Choices`.
  ///   - empty: what stands there before anything is chosen.
  public init(
    _ name: String, _ label: String, _ options: KeyValuePairs<String, String>, empty: String = "Velg",
    hint: String? = nil, optional: Bool = false, in form: FormReading
  ) {
    self.init(
      name, label, options.map { ($0.key, $0.value) }, empty: empty, hint: hint, optional: optional, in: form)
  }

  /// The same with options that come from a list.
  public init(
    _ name: String, _ label: String, _ options: [(code: String, label: String)], empty: String = "Velg",
    hint: String? = nil, optional: Bool = false, in form: FormReading
  ) {
    let field = FieldState(name, label, hint: hint, optional: optional, in: form)
    self.field = field
    self.empty = empty
    self.options = options.map { Shown(value: $0.code, label: $0.label, isChosen: $0.code == field.value) }
  }
}

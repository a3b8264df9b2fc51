/// A day, written as people write it.
public struct DateField: Component {
  public static let template = "date-field"

  let field: FieldState

  /// Shows help with an example unless other help is given. Read it with `form.day`.
  public init(_ name: String, _ label: String, hint: String? = nil, optional: Bool = false, in form: FormReading) {
    field = FieldState(
      name, label, hint: hint ?? "Dag, måned og år, for eksempel 24.11.2026", optional: optional, in: form)
  }
}

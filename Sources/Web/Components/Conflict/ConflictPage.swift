/// Somebody else wrote in the same form in the meantime: both texts, and a form to settle it in. Answered with 409.
public struct ConflictPage: Page {
  public static let template = "conflict"

  /// One field where the two differ.
  public struct Difference: Sendable {
    let id: String
    let label: String
    let theirs: String
    let mine: TextArea

    /// - Parameters:
    ///   - name: the field's name in the form.
    ///   - theirs: what is stored.
    ///   - form: what was typed now.
    public init(_ name: String, _ label: String, theirs: String, in form: FormReading) {
      id = "konflikt-\(name)"
      self.label = label
      self.theirs = theirs
      mine = TextArea(name, "Det som skal stå", rows: 6, in: form)
    }
  }

  public let title = "Noen andre har skrevet her i mellomtiden"
  /// Who and when: "Amir Haugen, i dag kl. 10.42".
  let by: String
  let action: String
  let hidden: [Hidden]
  let differences: [Difference]
  public let crisisAddress: String?

  struct Hidden: Sendable {
    let name: String
    let value: String
  }

  /// - Parameters:
  ///   - action: where the settled form is sent.
  ///   - hidden: the version that the settled form builds on, and fields where the two agree.
  public init(
    by: String, action: String, hidden: [(name: String, value: String)], differences: [Difference],
    crisisAddress: String? = nil
  ) {
    self.by = by
    self.action = action
    self.hidden = hidden.map { Hidden(name: $0.name, value: $0.value) }
    self.differences = differences
    self.crisisAddress = crisisAddress
  }
}

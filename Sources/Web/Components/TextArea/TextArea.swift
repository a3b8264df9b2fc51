/// A longer text, with how much room is left and whether it is kept as a draft.
public struct TextArea: Component {
  public static let template = "text-area"

  let field: FieldState
  let rows: Int
  let most: Int
  let left: String
  /// What is said about the draft when the page opens: "Utkast lagret kl. 10.42".
  let draft: String?
  let isLarge: Bool

  /// - Parameters:
  ///   - max: the number of characters there is room for; the same as `form.text` is given.
  ///   - draftKept: the time of day the draft was last kept ("10.42"), when there is one.
  ///   - ownWords: larger type, for the person's own words.
  public init(
    _ name: String, _ label: String, hint: String? = nil, optional: Bool = false, rows: Int = 4, max most: Int = 20_000,
    draftKept: String? = nil, ownWords: Bool = false, in form: FormReading
  ) {
    let field = FieldState(name, label, hint: hint, optional: optional, in: form)
    self.field = field
    self.rows = rows
    self.most = most
    let left = most - field.value.count
    self.left = left >= 0 ? "\(left.grouped) tegn igjen" : "\((-left).grouped) tegn for mye"
    draft = draftKept.map { "Utkast lagret kl. \($0)" }
    isLarge = ownWords
  }
}

extension Int {
  /// "20 000": digits in threes, with a space that does not break.
  var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "\u{A0}" }
      text.append(digit)
    }
    return self < 0 ? "−" + text : text
  }
}

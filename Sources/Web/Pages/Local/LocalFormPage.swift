internal import Desk

/// A form on which the municipality decides one thing itself.
struct LocalFormPage: Page {
  static let template = "local-form"

  let title: String
  var place: Place? { .leadership }
  let intro: String
  let errors: ErrorSummary
  let preview: LocalPreview?
  let address: String
  /// The number of the last decision about the same when the form was opened.
  var seen: String
  /// The form's fields, in order, some of them in groups.
  let groups: [Group]
  let why: TextArea
  let lists: [Suggestion]
  /// Whether one may see whom it touches before deciding: for what changes what is asked.
  let hasPreview: Bool
  let isWide: Bool
  let confirm: String
  let back: String

  struct Group: Sendable {
    /// Nil for the fields that need no heading.
    let legend: String?
    let about: String?
    let joiner: Choices?
    let rows: [Row]
    /// Rows that are seldom needed, folded until somebody opens them or something stands there.
    let more: More?

    init(legend: String?, about: String?, joiner: Choices?, rows: [Row], more: More? = nil) {
      (self.legend, self.about, self.joiner, self.rows, self.more) = (legend, about, joiner, rows, more)
    }
  }

  struct More: Sendable {
    let summary: String
    let isOpen: Bool
    let rows: [Row]
  }

  struct Row: Sendable {
    let fields: [any Component]
  }

  /// Words that fields of the page suggest.
  struct Suggestion: Slotted {
    let id: String
    let words: [Word]

    struct Word: Slotted {
      let value: String
      let label: String

      func fill(_ slots: inout SlotWriter) {
        slots.set("value", value)
        slots.set("label", label)
      }
    }

    func fill(_ slots: inout SlotWriter) {
      slots.set("id", id)
      slots.set("words", words)
    }
  }

  static let whyField = "hvorfor"
  static let seenField = "sett"
  static let mostWords = 2_000

  init(
    _ kind: LocalKind, _ title: String, intro: String, _ form: FormReading, groups: [Group],
    lists: [Suggestion] = [], confirm: String = "Ta i bruk", preview: LocalPreview? = nil
  ) {
    (self.title, self.intro, self.groups, self.lists) = (title, intro, groups, lists)
    (self.confirm, self.preview) = (confirm, preview)
    errors = ErrorSummary(form)
    address = LocalAddress.form(kind)
    seen = form.values[Self.seenField]
    why = TextArea(
      Self.whyField, "Hvorfor", hint: "Vises sammen med vedtaket, så andre forstår det siden.", rows: 3,
      max: Self.mostWords, in: form)
    hasPreview = kind == .norm || kind == .deadline
    isWide = kind == .norm
    back = LocalAddress.all
  }
}

/// One sheet for the printer: only what is on it, who it is for and when it was printed.
public struct PrintSheetPage: Page {
  public static let template = "print-sheet"

  public let title: String
  /// Who or what it is about.
  let about: String
  let parts: [any Component]
  /// Where to, when it is shown on a screen.
  let back: Button
  /// "Skrevet ut 24. november 2026 kl. 12.00 av Ingrid Moen".
  let printed: String

  public init(_ title: String, about: String, parts: [any Component], back: Button, printed: String) {
    self.title = title
    self.about = about
    self.parts = parts
    self.back = back
    self.printed = printed
  }
}

/// Asks once more before something that cannot be taken back, or says that something is done and what comes next.
public struct ConfirmationPage: Page {
  public static let template = "confirmation"

  public let title: String
  /// What happens, or happened, in a sentence or two.
  let text: String
  /// What it is about.
  let facts: SummaryList?
  /// Where the form is sent; nil when it only says that something is done.
  let action: String?
  let hidden: [Hidden]
  let confirm: Button?
  let away: Button
  public let crisisAddress: String?

  struct Hidden: Sendable {
    let name: String
    let value: String
  }

  /// - Parameters:
  ///   - action: the address that does it, with what it needs in `hidden`.
  ///   - confirm: the text of the button that does it ("Avslutt forløpet").
  ///   - away: the way out: "Nei, gå tilbake", or what comes next.
  public init(
    _ title: String, _ text: String, facts: SummaryList? = nil, action: String? = nil,
    hidden: KeyValuePairs<String, String> = [:], confirm: Button? = nil, away: Button, crisisAddress: String? = nil
  ) {
    self.init(
      title, text, facts: facts, action: action, hidden: hidden.map { Hidden(name: $0.key, value: $0.value) },
      confirm: confirm, away: away, crisisAddress: crisisAddress)
  }

  init(
    _ title: String, _ text: String, facts: SummaryList?, action: String?, hidden: [Hidden], confirm: Button?,
    away: Button, crisisAddress: String?
  ) {
    self.title = title
    self.text = text
    self.facts = facts
    self.action = action
    self.hidden = hidden
    self.confirm = confirm
    self.away = away
    self.crisisAddress = crisisAddress
  }
}

/// The demonstration's log-in: a list of people to be.
struct SignInPage: Page {
  static let template = "sign-in"

  struct Person: Sendable {
    let id: String
    let name: String
    let role: String
    let unit: String
  }

  let title = "Logg inn"
  let address: String
  let people: [Person]
  /// The kept form to show afterwards.
  let parked: String
  /// Where to go afterwards.
  let destination: String
  let isTextKept: Bool
}

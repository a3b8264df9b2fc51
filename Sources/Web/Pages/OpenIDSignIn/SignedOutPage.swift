internal import Identity

/// Logged out here; perhaps not at the provider.
struct SignedOutPage: Page {
  static let template = "signed-out"

  let title = "Du er logget ut"
  let what: String
  let alsoThere: Button
  let again: Button

  init(_ kind: SignInKind, provider: String) {
    what =
      "Du er fortsatt innlogget hos \(provider) på denne maskinen. Bruker andre maskinen, så logg ut der også."
    alsoThere = Button("Logg ut av \(provider) også", to: "\(SignInAddress.signedOut(kind))/overalt")
    again = Button("Logg inn igjen", kind: .quiet, to: SignInAddress.page(kind))
  }
}

internal import Identity

/// The way in: one button that leads to the provider.
struct OpenIDSignInPage: Page {
  static let template = "openid-sign-in"

  let title: String
  let lead: String
  let button: Button
  /// Whether a form waits for them.
  let isTextKept: Bool
  /// Whether they were logged out by standing still, and must show anew who they are.
  let wasLoggedOut: Bool
  /// For the one who came to the wrong door.
  let otherDoor: String?
  let otherWords: String

  /// - Parameter otherDoor: where the others log in; nil when they cannot.
  init(
    _ kind: SignInKind, provider: String, start: String, isTextKept: Bool, wasLoggedOut: Bool, otherDoor: String?
  ) {
    title = kind == .staff ? "Logg inn" : "Logg inn på Min side"
    lead =
      kind == .staff
      ? "Du logger inn med \(provider). Du slipper bare inn hvis kommunen har lagt deg inn som ansatt."
      : "Du logger inn med \(provider). Du trenger BankID, Buypass eller en annen innlogging på høyeste nivå."
    button = Button("Logg inn med \(provider)", to: start)
    self.otherDoor = otherDoor
    otherWords = kind == .staff ? "Får du hjelp av oss? Gå til Min side" : "Jobber du her? Logg inn som ansatt"
    self.isTextKept = isTextKept
    self.wasLoggedOut = wasLoggedOut && !isTextKept
  }
}

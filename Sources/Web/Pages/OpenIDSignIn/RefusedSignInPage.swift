internal import Identity

/// Somebody was not let in: why, what they can do, and who can help.
struct RefusedSignInPage: Page {
  static let template = "refused-sign-in"

  let title: String
  let what: String
  let advice: String
  /// Tells the leader who this is, and nobody else.
  let code: String?
  let again: Button

  init(_ trouble: SignInTrouble, _ kind: SignInKind, provider: String, again address: String) {
    let words = Words(trouble, kind, provider)
    (title, what, advice, code) = (words.title, words.what, words.advice, words.code)
    again = Button("Prøv å logge inn igjen", to: address)
  }
}

/// What a refusal is called to the one who meets it. Never what the provider wrote, and never who they are.
private struct Words {
  let title: String
  let what: String
  let advice: String
  var code: String?

  private init(_ title: String, _ what: String, _ advice: String, code: String? = nil) {
    (self.title, self.what, self.advice, self.code) = (title, what, advice, code)
  }

  init(_ trouble: SignInTrouble, _ kind: SignInKind, _ provider: String) {
    let hurry =
      kind == .staff
      ? "Haster det, så bruk rutinen for når journalen ikke virker, og telefonen."
      : "Haster det, så ring oss. Er det fare for liv, ring 113."
    switch trouble {
    case .turnedBack:
      self.init(
        "Du er ikke logget inn", "Du avbrøt innloggingen hos \(provider).", "Du kan prøve igjen når du vil.")
    case .provider(.silent):
      self.init(
        "\(provider) svarer ikke", "Vi får ikke tak i \(provider), som vi bruker til innlogging. Feilen er ikke din.",
        "Vent et par minutter og prøv igjen. \(hurry)")
    case .provider, .providerSays:
      self.init(
        "Innloggingen gikk ikke", "\(provider) sa nei, eller svarte på en måte vi ikke kan bruke.",
        "Prøv igjen. Gjentar det seg, så meld fra til dem som drifter systemet. \(hurry)")
    case .unknownAttempt:
      self.init(
        "Innloggingen må begynne på nytt",
        "Den er brukt før, er eldre enn en halv time, eller ble startet i en annen nettleser.",
        "Logg inn herfra. Nettleseren må tillate informasjonskapsler (cookies).")
    case .otherIssuer, .token(.issuer), .token(.audience), .token(.authorizedParty), .token(.nonce), .token(.signature),
      .token(.algorithm), .token(.unknownKey), .token(.replayed):
      self.init(
        "Vi stoler ikke på svaret", "Svaret så ikke ut til å komme fra \(provider), eller var ment for noen andre.",
        "Lukk fanen, åpne siden på nytt og logg inn. Skjer det igjen, så meld fra til dem som drifter systemet med en gang."
      )
    case .token(.expired), .token(.notYetValid):
      self.init(
        "Svaret kom for sent eller for tidlig", "Tiden i svaret fra \(provider) stemmer ikke med klokken her.",
        "Prøv igjen. Gjentar det seg, går klokken på serveren feil: meld fra til dem som drifter systemet.")
    case .token(.authenticationTooOld):
      self.init(
        "Du må vise hvem du er på nytt",
        "\(provider) husket deg fra før. Etter en pause må du logge inn på nytt der også.",
        "Prøv igjen, og bruk BankID eller det du ellers bruker.")
    case .token:
      self.init(
        "Innloggingen gikk ikke", "Svaret fra \(provider) kunne ikke brukes.",
        "Prøv igjen. Gjentar det seg, så meld fra til dem som drifter systemet. \(hurry)")
    case .missing, .notNational:
      self.init(
        "Vi fikk ikke vite nok", "\(provider) sa ikke alt vi må vite om deg for å slippe deg inn.",
        "Prøv igjen. Gjentar det seg, så meld fra til dem som drifter systemet.")
    case .levelTooLow:
      self.init(
        "Du må logge inn sikrere", "Du brukte en innlogging på et lavere nivå enn helseopplysninger krever.",
        "Prøv igjen, og velg BankID, Buypass eller en annen innlogging på høyeste nivå.")
    case .otherOrganisation:
      self.init(
        "Du logget inn for en annen virksomhet", "\(provider) sier at du kommer fra en annen virksomhet enn kommunen.",
        "Prøv igjen og velg kommunen. Er den ikke med blant valgene, så snakk med lederen din.")
    case .unknownStaff(let code):
      self.init(
        "Du har ikke fått tilgang ennå",
        "Du er logget inn hos \(provider), men kommunen har ikke lagt deg inn som ansatt.",
        "Lederen din kan gi deg tilgang. Gi lederen koden under, eller HPR-nummeret ditt. Koden sier ingenting om deg til andre.",
        code: code)
    case .ambiguousStaff(let code):
      self.init(
        "Listen over ansatte stemmer ikke", "Kommunens liste sier to ting om hvem du er. Da slipper vi ingen inn.",
        "Gi koden under til lederen din, som kan rette listen.", code: code)
    }
  }
}

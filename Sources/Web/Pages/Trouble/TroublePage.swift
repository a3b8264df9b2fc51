/// The page for when something went wrong: what happened, what to do, and every text that was typed.
struct TroublePage: Page {
  static let template = "trouble"

  /// A text that was typed, to copy from.
  struct Kept: Sendable {
    let label: String
    let text: String
    let id: String
  }

  let title: String
  let what: String
  let advice: String
  var link: Link?
  var incident: String?
  var problems: [String] = []
  var kept: [Kept]

  struct Link: Sendable {
    let text: String
    let address: String
  }

  private init(_ title: String, _ what: String, _ advice: String, kept values: FormValues = FormValues()) {
    self.title = title
    self.what = what
    self.advice = advice
    kept = Kept.all(of: values)
  }
}

extension TroublePage.Kept {
  /// Which versions the form was opened at is the form's own, and nothing that anybody wrote.
  private static let bookkeeping = FormValues.hidden.union([SigningForm.version, SigningForm.draft])

  /// Everything somebody had put in the form: what they wrote in words first, since it is what takes time to write again.
  static func all(of values: FormValues) -> [Self] {
    let all = values.fields.enumerated().filter {
      !bookkeeping.contains($0.element.name) && !$0.element.value.withoutSpaceAround.isEmpty
    }
    let inWords = all.filter { $0.element.value.contains(where: \.isWhitespace) }
    let others = all.filter { !$0.element.value.contains(where: \.isWhitespace) }
    return (inWords + others).map { place, field in
      Self(label: field.name.asLabel, text: field.value, id: "tatt-vare-pa-\(place)")
    }
  }
}

extension TroublePage {
  static func notFound(_ what: String, kept: FormValues) -> TroublePage {
    var page = TroublePage(
      "Vi finner ikke \(what)", "Adressen er feil, eller det som lå her er flyttet.",
      "Sjekk adressen, eller søk i feltet øverst.", kept: kept)
    page.link = Link(text: "Til forsiden", address: "/")
    return page
  }

  static func forbidden(_ why: String, kept: FormValues) -> TroublePage {
    TroublePage("Du har ikke tilgang", why, "Mener du at du skal ha tilgang, så snakk med lederen din.", kept: kept)
  }

  static func foreignForm(kept: FormValues) -> TroublePage {
    TroublePage(
      "Skjemaet ble ikke sendt",
      "Skjemaet hører til en annen innlogging. Det skjer når du har logget ut og inn igjen i en annen fane.",
      "Gå tilbake, last siden på nytt, og lim inn teksten herfra.", kept: kept)
  }

  static func tooLarge(most: Int) -> TroublePage {
    TroublePage(
      "Det er for mye tekst", "Skjemaet er større enn vi kan ta imot (\(most / 1_000_000) millioner tegn).",
      "Gå tilbake i nettleseren. Teksten står der fortsatt. Del den opp, og send inn det viktigste først.")
  }

  static func unreadable(_ why: String) -> TroublePage {
    TroublePage(
      "Vi kunne ikke lese skjemaet", why, "Gå tilbake i nettleseren. Det du skrev står der fortsatt.")
  }

  static func unsound(_ reading: FormReading) -> TroublePage {
    var page = TroublePage(
      "Noe mangler eller er feil", "Det ble ikke lagret.", "Gå tilbake og rett det som står her.",
      kept: reading.values)
    page.problems = reading.problems.map(\.message)
    return page
  }

  static func unavailable(_ why: String, kept: FormValues) -> TroublePage {
    TroublePage(
      "Det virker ikke akkurat nå", why, "Prøv igjen om litt. Haster det, så bruk telefonen.", kept: kept)
  }

  static func busy(kept: FormValues) -> TroublePage {
    TroublePage(
      "Mange bruker systemet akkurat nå", "Serveren rekker ikke å svare alle. Ingenting ble lagret.",
      "Vent noen sekunder og prøv igjen. Haster det for en person, så åpne krisesiden: den går foran.", kept: kept)
  }

  static func tooOften(seconds: Int, kept: FormValues) -> TroublePage {
    TroublePage(
      "Det går litt for fort", "Det kom flere forsøk på rad herfra enn serveren tar imot. Dette ble ikke lagret.",
      "Vent \(seconds) \(seconds == 1 ? "sekund" : "sekunder") og prøv igjen.", kept: kept)
  }

  static var otherHost: TroublePage {
    TroublePage(
      "Adressen er ikke vår", "Serveren svarer bare på den adressen som kommunen har bestemt.",
      "Bruk adressen du har fått av kommunen. Er det den du bruker, så si fra til den som driver serveren.")
  }

  static var notAForm: TroublePage {
    TroublePage(
      "Vi kunne ikke lese skjemaet", "Det som ble sendt, er ikke et skjema slik sidene her sender det.",
      "Gå tilbake i nettleseren. Det du skrev står der fortsatt.")
  }

  static func unexpected(_ incident: String, kept: FormValues) -> TroublePage {
    var page = TroublePage(
      "Noe gikk galt hos oss", "Feilen er vår. Vi vet ikke om det du gjorde ble lagret.",
      "Sjekk om det ble lagret, og prøv igjen. Gjentar det seg, så meld fra med nummeret under.", kept: kept)
    page.incident = incident
    return page
  }

  static func signedOut(signIn address: String, kept: FormValues) -> TroublePage {
    var page = TroublePage(
      "Du er logget ut", "Skjemaet ble ikke sendt. Teksten din står her.",
      "Kopier teksten, logg inn, og lim den inn igjen.", kept: kept)
    page.link = Link(text: "Logg inn", address: address)
    return page
  }

  static func signedInAgain(kept: FormValues) -> TroublePage {
    TroublePage(
      "Teksten din er tatt vare på", "Du ble logget ut før skjemaet ble sendt. Ingenting ble lagret.",
      "Finn siden du var på, og lim inn teksten herfra.", kept: kept)
  }
}

extension String {
  /// A field's name as a word: "egne-ord" is "Egne ord".
  fileprivate var asLabel: String {
    let words = map { $0 == "-" || $0 == "_" ? " " : $0 }
    return String(words.prefix(1)).uppercased() + String(words.dropFirst())
  }
}

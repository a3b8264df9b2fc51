internal import Casework
internal import CivilTime
internal import Desk

/// What a line of the access log says to somebody who does not know the system: the person it is about.
enum AccessLineWords {
  /// "så på oversikten", "skrev om en samtale", "åpnet journalen med en grunn".
  static func did(_ line: AccessLine) -> String {
    switch line.kind {
    case .read: "så på \(pages[line.what] ?? "siden «\(line.what)»")"
    case .written where line.what == "resealed": "forseglet journalen på nytt med en ny nøkkel. Ingen leste den"
    case .written: "skrev \(written(line.what))"
    case .opened: "åpnet journalen med en grunn: \(reason(line.what))"
    case .refused: "prøvde å åpne journalen, men fikk ikke"
    case .searched: "søkte"
    }
  }

  private static func reason(_ code: String) -> String {
    OpeningReason(rawValue: code).map { OpeningWords.reason($0).lowercasedFirst } ?? code
  }

  private static func written(_ type: String) -> String {
    types[type.split(separator: "/").first.map(String.init) ?? type] ?? "i journalen"
  }

  private static let pages = [
    "oversikt": "oversikten", "krise": "siden for krise", "kartlegging": "kartleggingen",
    "risiko": "vurderingen av risiko",
    "forløp": "forløp og tiltak", "måling": "målingene", "planer": "planene", "samarbeid": "samarbeidet",
    "helse": "siden om helse", "tidslinje": "tidslinjen", "opplysninger": "opplysningene om deg",
    "skadereduksjon": "siden om skadereduksjon", "voldsrisiko": "siden om voldsrisiko",
    "logg": "hvem som har sett i journalen",
    "logg-utskrift": "hvem som har sett i journalen, for å skrive det ut", "etterlevelse": "om veilederen er fulgt",
    "oppslagskontroll": "hvem som har sett i journalen", "tilgang": "hvem som får se journalen", "mål": "målene",
    "fravik": "hvorfor en anbefaling ikke er fulgt", "rett": "en retting", "henvendelse": "henvendelsen",
    "veileder": "det veilederen ber om", "kontakt": "kontaktene", "avtale": "avtalene", "oppgave": "oppgavene",
    "utlevering": "siden for utlevering", "utlevering av hele journalen": "hele journalen, for å utlevere den",
    "utlevering til personen": "personens utgave av journalen, for å utlevere den",
    "sletting": "hva som kunne slettes",
    "flytting": "hva som kunne flyttes", "slett innslag": "hva som kunne slettes",
    "flytt innslag": "hva som kunne flyttes", "slett henvendelse": "om henvendelsen kunne slettes",
    "flytt henvendelse": "om henvendelsen kunne flyttes",
    "underveis explain": "det veilederen ber om, fra drift av systemet",
  ]

  private static let types = [
    "contact-held": "om en samtale eller et møte", "assessment-signed": "kartleggingen",
    "risks-assessed": "en vurdering av risiko", "instrument-scored": "en måling", "pathway-chosen": "valg av forløp",
    "goal": "om et mål", "measure": "om et tiltak", "appointment": "om en avtale", "task": "om en oppgave",
    "facts-stated": "svar i et skjema", "plan-written": "en plan", "departed": "hvorfor en anbefaling ikke følges",
    "corrected": "en retting", "details-changed": "opplysninger om deg", "registered": "hvem du er",
    "network-written": "om dem rundt deg", "medications-listed": "om legemidler",
    "care-team-set": "hvem som følger deg opp", "enquiry-linked": "at du tok kontakt",
    "enquiry-received": "ned henvendelsen", "enquiry-step": "hva som ble gjort med henvendelsen",
    "access": "hvem som får se journalen", "removal-decided": "et vedtak om å slette eller flytte noe",
    "transferred": "noe som var skrevet hos feil person",
  ]
}

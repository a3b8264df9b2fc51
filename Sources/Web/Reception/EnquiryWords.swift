internal import Casework

extension Channel {
  /// How the enquiry came, as the queue says it.
  var norwegian: String {
    switch self {
    case .phone: "Telefon"
    case .dropIn: "Møtte opp"
    case .letter: "Brev"
    case .digital: "Nettside"
    case .generalPractitioner: "Fastlege"
    case .otherService: "Annen tjeneste"
    case .nextOfKin: "Pårørende"
    case .concernNote: "Bekymringsmelding"
    case .wardDischarge: "Sykehus før utskriving"
    case .prison: "Fengsel"
    case .studentService: "Studenthelsetjenesten"
    }
  }
}

extension Urgency {
  var norwegian: String {
    switch self {
    case .immediate: "Straks"
    case .today: "I dag"
    case .thisWeek: "Denne uken"
    case .whenConvenient: "Når det passer"
    }
  }

  var tag: Tag {
    switch self {
    case .immediate: Tag(norwegian, .danger)
    case .today: Tag(norwegian, .due)
    case .thisWeek, .whenConvenient: Tag(norwegian)
    }
  }
}

extension ClosingReason {
  var norwegian: String {
    switch self {
    case .recordOpened: "Følges opp i en journal"
    case .adviceGiven: "Har fått råd eller svar, og trenger ikke mer nå"
    case .handedOn: "Noen andre har tatt over"
    case .declined: "Ønsker ikke kontakt"
    case .notReached: "Ikke fått kontakt etter flere forsøk"
    case .duplicate: "Den samme henvendelsen er her fra før"
    case .mistake: "Kom hit ved en feil"
    }
  }
}

extension Danger {
  var norwegian: String {
    switch self {
    case .now: "Ja, noen er i fare nå"
    case .no: "Nei"
    case .unclear: "Uklart"
    }
  }
}

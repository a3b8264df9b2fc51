internal import Casework

/// The record's own codes as pages say them.
enum RecordWords {
  static func form(_ form: ContactForm) -> String {
    switch form {
    case .met: "møte"
    case .phone: "telefon"
    case .video: "video"
    case .homeVisit: "hjemmebesøk"
    case .outreach: "oppsøkende"
    case .group: "gruppe"
    case .message: "melding"
    case .notMet: "ikke møtt"
    }
  }

  static func channel(_ channel: Channel) -> String {
    switch channel {
    case .phone: "på telefon"
    case .dropIn: "ved oppmøte"
    case .letter: "i brev"
    case .digital: "på nett"
    case .generalPractitioner: "fra fastlegen"
    case .otherService: "fra en annen tjeneste"
    case .nextOfKin: "fra pårørende"
    case .concernNote: "som bekymringsmelding"
    case .wardDischarge: "fra en avdeling som skal skrive ut"
    case .prison: "fra fengselet"
    case .studentService: "fra studenthelsetjenesten"
    }
  }

  static func cause(_ cause: MoveCause) -> String {
    switch cause {
    case .first: "første valg"
    case .worse: "det er blitt verre"
    case .better: "det er blitt bedre"
    case .longer: "det har vart lenger enn ventet"
    case .wish: "personen ønsker det"
    case .reassessed: "ny vurdering"
    case .finished: "oppfølgingen er ferdig"
    }
  }

  static func reason(_ reason: DepartureReason) -> String {
    switch reason {
    case .personDeclines: "Personen ønsker det ikke"
    case .notNowClinically: "Det er faglig riktig å vente"
    case .doneElsewhere: "Det er gjort, eller gjøres, et annet sted"
    case .harmful: "Det kan gjøre skade for denne personen"
    case .notAvailable: "Vi har ikke tilbudet nå"
    case .otherSolution: "Det gjøres på en annen måte"
    case .waitingForOthers: "Vi venter på andre"
    case .other: "Annet"
    }
  }

  static func plan(_ kind: PlanVersion.Kind) -> String {
    switch kind {
    case .crisis: "Krise- og mestringsplan"
    case .own: "Egen plan"
    case .individual: "Individuell plan"
    }
  }

  static func topic(_ status: TopicStatus) -> String {
    switch status {
    case .open: "åpent"
    case .answered: "besvart"
    case .declined: "vil ikke svare"
    case .notRelevant: "ikke relevant"
    case .carriedOver: "tatt med fra før"
    }
  }

  static func risk(_ risk: Fact) -> String { risk.rawValue.withLargeFirst }

  static func level(_ answer: RiskAnswer) -> String {
    switch answer {
    case .none: "ingen"
    case .low: "lav"
    case .moderate: "moderat"
    case .high: "høy"
    case .unknown: "vet ikke"
    case .declined: "vil ikke svare"
    case .notAssessed: "ikke vurdert"
    }
  }
}

extension String {
  var withLargeFirst: String { prefix(1).uppercased() + dropFirst() }
  var isBlankText: Bool { allSatisfy(\.isWhitespace) }
}

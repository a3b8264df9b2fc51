internal import Casework

/// The points of each kind of plan. The ids are permanent: old plans are read by them.
enum PlanSections {
  struct Section: Sendable {
    let id: String
    let title: String
    let hint: String
  }

  static func all(_ kind: PlanVersion.Kind) -> [Section] {
    switch kind {
    case .crisis: crisis
    case .own: own
    case .individual: individual
    }
  }

  /// What a point is called; its id for one that no plan has any more.
  static func title(_ id: String, _ kind: PlanVersion.Kind) -> String {
    all(kind).first { $0.id == id }?.title ?? id.withLargeFirst
  }

  private static let crisis = [
    Section(id: "tegn", title: "Tegn på at det går feil vei", hint: "Det jeg og andre kan merke tidlig."),
    Section(id: "selv", title: "Det jeg gjør selv", hint: "Små ting som har hjulpet før."),
    Section(id: "hjelper", title: "Det andre kan gjøre", hint: "Hva som hjelper når noen er der."),
    Section(id: "ikke", title: "Det som gjør det verre", hint: "Hva andre ikke bør gjøre eller si."),
    Section(id: "ringe", title: "Hvem vi ringer", hint: "I rekkefølge, med nummer. Også om natten."),
    Section(id: "trygt", title: "Slik gjør vi det trygt hjemme", hint: "Medisiner, rusmidler og annet som bør bort."),
    Section(id: "medisiner", title: "Medisiner i en krise", hint: "Hva som er avtalt, og med hvem."),
    Section(id: "barn", title: "Barn, dyr og hjem", hint: "Hvem som tar seg av dem så lenge."),
    Section(id: "dognplass", title: "Et sted å være", hint: "Kommunal døgnplass, hos noen, eller innleggelse."),
    Section(id: "etterpaa", title: "Etterpå", hint: "Hvem tar kontakt, og når ser vi på planen igjen?"),
  ]

  private static let own = [
    Section(id: "maal", title: "Det jeg vil få til", hint: "Med dine egne ord."),
    Section(id: "skritt", title: "De neste skrittene", hint: "Små nok til å begynne på denne uken."),
    Section(id: "hvem", title: "Hvem gjør hva", hint: "Jeg, tjenesten, folk rundt meg."),
    Section(id: "mestring", title: "Mestring og hverdag", hint: "Det som gir krefter."),
    Section(id: "levekaar", title: "Bolig, arbeid og økonomi", hint: "Det som må være på plass."),
    Section(id: "helse", title: "Psykisk helse, kropp og rus", hint: "Det vi følger med på sammen."),
    Section(id: "igjen", title: "Når ser vi på planen igjen?", hint: "En dag, eller når noe skjer."),
  ]

  private static let individual = [
    Section(id: "maal", title: "Mål", hint: "Med personens egne ord."),
    Section(id: "behov", title: "Behov og ressurser", hint: "Det som trengs, og det som finnes."),
    Section(id: "tjenester", title: "Tjenester og ansvar", hint: "Hvem gir hva, og hvem svarer for det."),
    Section(id: "samarbeid", title: "Slik samarbeider vi", hint: "Kommune, spesialisthelsetjeneste og andre."),
    Section(id: "koordinator", title: "Koordinator", hint: "Hvem, og hvordan hen nås."),
    Section(id: "paarorende", title: "Pårørende", hint: "Hvem som er med, og hva de kan vite."),
    Section(id: "igjen", title: "Når ser vi på planen igjen?", hint: "Dag og hvem som kaller inn."),
  ]
}

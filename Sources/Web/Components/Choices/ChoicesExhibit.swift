extension Choices: Exhibited {
  public static let exhibit = Exhibit(
    "Valg", "Et spørsmål med svar å krysse av. Ingenting er valgt på forhånd.",
    parameters: [
      "name": "feltets navn", "question": "spørsmålet", "options": "svarene, med hjelp om det trengs",
      "many": "flere svar kan velges", "inline": "side om side, for to–tre korte svar",
    ],
    examples: [
      "Ett svar": Choices(
        "fare", "Er noen i fare nå?",
        [.init("ja", "Ja", hint: "Ring 113 først."), .init("nei", "Nei"), .init("vet-ikke", "Vet ikke")],
        inline: true, in: FormReading()),
      "Flere svar": Choices(
        "tema", "Hva gjelder det?", [.init("rus", "Rus"), .init("psyke", "Psykisk helse"), .init("bolig", "Bolig")],
        many: true, in: FormReading(filledWith: ["tema": "psyke"])),
      "Med feil": Choices(
        "trygt", "Er det trygt å ringe tilbake?", [.init("ja", "Ja"), .init("nei", "Nei")],
        in: .withProblem("trygt", "", "Velg om det er trygt å ringe tilbake.")),
    ])
}

extension TextArea: Exhibited {
  public static let exhibit = Exhibit(
    "Tekstfelt", "En lengre tekst, med plassen som er igjen og når utkastet sist ble lagret.",
    parameters: [
      "name": "feltets navn", "label": "ledeteksten", "rows": "høyden i linjer",
      "max": "hvor mange tegn det er plass til",
      "draftKept": "klokkeslettet utkastet sist ble lagret", "ownWords": "større skrift, for personens egne ord",
    ],
    examples: [
      "Egne ord": TextArea(
        "ord", "Hva vil personen ha hjelp til?", hint: "Skriv det slik det blir sagt.", ownWords: true,
        in: FormReading()),
      "Med utkast": TextArea(
        "notat", "Notat", max: 2_000, draftKept: "10.42",
        in: FormReading(filledWith: ["notat": "Sover bedre.\nVil snakke mer om jobb."])),
      "For langt": TextArea(
        "grunn", "Grunn", max: 10,
        in: .withProblem(
          "grunn", "Dette er for langt", "Teksten er på 18 tegn. Det er plass til 10. Kort den ned med 8.")),
    ])
}

extension SummaryList: Exhibited {
  public static let exhibit = Exhibit(
    "Oppsummering", "Navn og verdi, for opplysninger om en person, en henvendelse eller et tilbud.",
    parameters: ["term": "hva det er", "lines": "verdien, én eller flere linjer", "change": "hvor den kan endres"],
    examples: [
      "Fakta": SummaryList([
        .init("Neste avtale", "i morgen kl. 10.00, hjemmebesøk"), .init("Tiltak i gang", "FACT-team", "IPS"),
        .init("Pårørende", "Søster, Randi", change: "#parorende"), .init("Legemidler"),
      ])
    ])
}

extension ColleagueText: Exhibited {
  public static let exhibit = Exhibit(
    "Kollegaens tekst", "To har skrevet i samme skjema: den andres svar står over skjemaet med dine.",
    parameters: ["by": "hvem og når", "rows": "feltene som er forskjellige, slik kollegaen skrev dem"],
    examples: [
      "To forskjeller": ColleagueText(
        by: "Amir Haugen, i dag kl. 10.42", rows: [.init("Søvnvansker", "ja"), .init("Notat", "Sover dårlig.")])
    ])
}

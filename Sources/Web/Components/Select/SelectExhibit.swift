extension Select: Exhibited {
  public static let exhibit = Exhibit(
    "Nedtrekk", "Ett valg av mange. Seks eller færre er bedre som Valg.",
    parameters: [
      "name": "feltets navn", "label": "ledeteksten", "options": "kode og tekst",
      "empty": "det som står der før noe er valgt",
    ],
    examples: [
      "Uten valg": Select("sprak", "Språk", ["nb": "Norsk", "ar": "Arabisk", "so": "Somali"], in: FormReading()),
      "Valgt": Select(
        "tolk", "Tolk", ["nei": "Trengs ikke", "ja": "Trengs"], in: FormReading(filledWith: ["tolk": "ja"])),
    ])
}

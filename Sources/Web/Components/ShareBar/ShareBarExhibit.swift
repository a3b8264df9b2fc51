extension ShareBar: Exhibited {
  public static let exhibit = Exhibit(
    "Fordeling", "Hvordan en helhet deler seg, fra det som er gjort til det som er forfalt. Tallene står under.",
    parameters: [
      "title": "hva som deles", "summary": "hva bildet viser, i en setning",
      "parts": "delene fra venstre: hva slags, navn og antall",
    ],
    examples: [
      "Skal": ShareBar(
        "Skal", summary: "82 % er fulgt eller fraveket med grunn.",
        [
          .init(.done, "fulgt", 74), .init(.reasoned, "fraveket med grunn", 8), .init(.soon, "forfaller", 4),
          .init(.lacking, "mangler", 9), .init(.late, "forfalt", 5),
        ])
    ])
}

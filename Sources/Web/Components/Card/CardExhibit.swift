extension Card: Exhibited {
  public static let exhibit = Exhibit(
    "Kort", "Et stykke av en side, med egen overskrift.",
    parameters: [
      "id": "unik på siden", "heading": "overskriften", "text": "en innledning", "inside": "komponentene i kortet",
    ],
    examples: [
      "Med innhold": Card(
        id: "kort-eksempel", "Nå", "Det som gjelder i dag.",
        inside: [SummaryList([.init("Neste avtale", "i morgen kl. 10.00")])])
    ])
}

extension Table: Exhibited {
  public static let exhibit = Exhibit(
    "Tabell", "Sorteres med lenker i overskriftene. På smal skjerm ruller den for seg.",
    parameters: [
      "id": "unik på siden", "caption": "hva tabellen viser, og hvor mange", "columns": "overskriftene",
      "rows": "radene; en celle er tekst, tall, lenke eller en komponent",
    ],
    examples: [
      "Mottak": Table(
        id: "tabell-mottak", caption: "Mottak: 2 venter",
        columns: [
          .init("Haster", sortedBy: "#haster", order: .ascending), .init("Ventet", number: true, sortedBy: "#ventet"),
          .init("Hvem"), .init("Gjør", unseen: true),
        ],
        rows: [
          .init([
            .init(part: Tag("Straks", .danger)), .init("12 min", number: true),
            .init("Ukjent kvinne", strong: true, under: "ca. 30 år"),
            .init(part: Button("Åpne", small: true, to: "#1", about: "Ukjent kvinne")),
          ]),
          .init([
            .init(part: Tag("I dag", .due)), .init("5 t 20 min", number: true),
            .init("Sana Prøve", to: "#2", under: "23 år, student"),
            .init(part: Button("Ta", kind: .quiet, small: true, to: "#2", about: "Sana Prøve")),
          ]),
        ])
    ])
}

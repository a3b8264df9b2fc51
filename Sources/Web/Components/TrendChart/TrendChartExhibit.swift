extension TrendChart: Exhibited {
  public static let exhibit = Exhibit(
    "Utvikling", "En andel over tid. Tallene står under, og dager uten tall tegnes ikke.",
    parameters: [
      "id": "unik på siden", "title": "hva det er en andel av", "summary": "hva bildet viser, i en setning",
      "points": "dag, andel i prosent og hvem det er regnet av, eldste først",
    ],
    examples: [
      "Årlig kontroll": TrendChart(
        id: "utvikling-kontroll", "Andel fulgt eller fraveket med grunn",
        summary: "Fra 52 % i august til 71 % i oktober.",
        points: [
          .init(day: 0, percent: 52, when: "31. august", basis: "23 av 44"),
          .init(day: 30, percent: 63, when: "30. september", basis: "29 av 46"),
          .init(day: 61, percent: 71, when: "31. oktober", basis: "32 av 45"),
        ])
    ])
}

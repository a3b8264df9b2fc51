extension ScoreChart: Exhibited {
  public static let exhibit = Exhibit(
    "Skårer over tid", "Et bilde to kan se på sammen, med de samme tallene som tabell under.",
    parameters: [
      "title": "måleverktøyet", "summary": "hva bildet viser, i en setning", "points": "dag, skår og hva den betyr",
      "range": "laveste og høyeste skår", "bands": "navngitte nivåer", "expected": "ventet forløp, stiplet",
      "marks": "navngitte grenser, som streker", "notes": "hva merknadene handler om",
    ],
    examples: [
      "Forløp": ScoreChart(
        id: "skar-1", "PHQ-9", summary: "Fra 19 i mars til 9 i november: en pålitelig bedring.",
        points: [
          .init(day: 0, score: 19, when: "12. mars", note: "moderat alvorlig"),
          .init(day: 60, score: 20, when: "11. mai", note: "alvorlig"),
          .init(day: 120, score: 14, when: "10. juli", note: "moderat; pålitelig bedring"),
          .init(day: 245, score: 9, when: "12. nov.", note: "mild"),
        ],
        range: 0...27,
        bands: [.init("mild", from: 5, to: 10), .init("mod.", from: 10, to: 15), .init("alv.", from: 15, to: 27)],
        expected: [(0, 19), (90, 13), (245, 7)], marks: [.init("klinisk grense", at: 10)]),
      "Én måling": ScoreChart(
        id: "skar-2", "GAD-7", summary: "Én måling: 0. Den neste viser om det endrer seg.",
        points: [.init(day: 0, score: 0, when: "2. oktober", note: "ingen eller lite")], range: 0...21),
      "Ingen": ScoreChart(
        id: "skar-3", "AUDIT", summary: "Ikke målt ennå.", points: [], range: 0...40),
    ])
}

extension Finding: Exhibited {
  public static let exhibit = Exhibit(
    "Funn", "Det veilederen ber om her: styrke og status, én ting å gjøre, og hvorfor.",
    parameters: [
      "id": "anbefalingens id", "state": "styrke og status som merkelapp", "title": "anbefalingen kort",
      "action": "den ene tingen å gjøre", "departure": "hvor man fraviker med grunn", "reasons": "det som er lest",
      "source": "kilden", "open": "om grunnene vises fra start",
    ],
    examples: [
      "Skal, mangler": Finding(
        id: "funn-1", state: Tag("skal · mangler", .danger), "Voldsrisiko er ikke kartlagt etter løslatelsen",
        action: Button("Kartlegg nå", small: true, to: "#kartlegg"),
        reasons: [
          "Hovedforløp 3 siden 12. mars", "Sist kartlagt 2. februar", "Løslatt 3. november: noe har hendt siden",
        ],
        source: "Hovedforløp 3 · HF3-18", open: true),
      "Bør, forfaller": Finding(
        id: "funn-2", state: Tag("bør · om 12 dager", .due), "Årlig kontroll av hjerte og kar",
        action: Button("Be fastlegen", kind: .quiet, small: true, to: "#fastlege"), departure: "#fravik",
        reasons: ["Siste kontroll: 5. desember i fjor"], source: "Hovedforløp 3 · HF3-07"),
    ])
}

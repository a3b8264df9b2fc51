extension PersonHeader: Exhibited {
  public static let exhibit = Exhibit(
    "Personhode", "Hvem siden handler om. Likt på alle sidene til en person.",
    parameters: [
      "name": "navnet, sidens overskrift", "facts": "korte opplysninger", "tags": "varsler først, så forløp og folk",
      "buttons": "høyst to ting å gjøre", "tabs": "sidene til personen",
    ],
    examples: [
      "Person": PersonHeader(
        "Oddvar Testad", facts: ["54 år", "foretrekker telefon, trygt å ringe etter kl. 12", "tolk: nei"],
        tags: [
          Tag("Selvmordsrisiko moderat · 3 dager siden", .danger), Tag("Hovedforløp 3 · siden 12. mars", .path),
          Tag("Koordinator: Amir Haugen"),
        ],
        buttons: [Button("Krise", kind: .quiet, to: "#krise", key: "k"), Button("Ny kontakt", to: "#kontakt")],
        tabs: nil,
        isHeading: false)
    ])
}

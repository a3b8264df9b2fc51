extension Tabs: Exhibited {
  public static let exhibit = Exhibit(
    "Faner", "Sider som hører sammen, som lenker.",
    parameters: ["label": "hva de har felles", "tabs": "sidene; «here» er den man er på"],
    examples: [
      "Person": Tabs(
        "Eksempelperson",
        [
          .init("Oversikt", to: "#oversikt", here: true), .init("Kartlegging", to: "#kart"),
          .init("Risiko", to: "#risiko"),
        ])
    ])
}

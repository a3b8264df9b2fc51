extension Suggestions: Exhibited {
  public static let exhibit = Exhibit(
    "Søkeforslag", "Personer som passer med det som skrives.",
    parameters: ["summary": "hvor mange treff, i ord", "hits": "personene, med det som skiller dem"],
    examples: [
      "To treff": Suggestions(
        "2 treff",
        [.init("Per Eksempel", about: "61 år", to: "#1"), .init("Per Eksempelsen", about: "34 år", to: "#2")]),
      "Ingen": Suggestions("Ingen treff", []),
    ])
}

extension Paging: Exhibited {
  public static let exhibit = Exhibit(
    "Bla", "Videre i en lang liste.",
    parameters: ["label": "hva man blar i", "text": "hva som vises av hvor mye", "previous, next": "adressene"],
    examples: ["Midt i": Paging("Forløpsliste", text: "51–100 av 612", previous: "#forrige", next: "#neste")])
}

extension Progress: Exhibited {
  public static let exhibit = Exhibit(
    "Framdrift", "Hvor langt noe er kommet, som strek og i ord.",
    parameters: ["label": "hva", "done, of": "hvor mange av hvor mange", "text": "det samme i ord"],
    examples: ["Kartlegging": Progress(id: "framdrift-1", "Kartlegging", done: 7, of: 18, text: "7 av 18 tema")])
}

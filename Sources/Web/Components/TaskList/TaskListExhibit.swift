extension TaskList: Exhibited {
  public static let exhibit = Exhibit(
    "Oppgaveliste", "Det man går gjennom i valgfri rekkefølge, og hvor langt hvert punkt er kommet.",
    parameters: ["title": "punktet", "to": "hvor det ligger", "hint": "en setning", "state": "en merkelapp"],
    examples: [
      "Tema": TaskList([
        .init("Hva er viktig for deg", to: "#viktig", state: Tag("besvart", .ok)),
        .init("Bolig", to: "#bolig", hint: "Sist: leier alene", state: Tag("ført over")),
        .init("Rus", to: "#rus", state: Tag("åpent")),
      ])
    ])
}

extension Tag: Exhibited {
  public static let exhibit = Exhibit(
    "Merkelapp", "Et ord om tilstand, styrke eller hast. Farge og tegn gjentar bare det ordet sier.",
    parameters: [
      "text": "ordet", "tone": "plain, path, ok, due eller danger; rødt er bare for fare og forfalt «skal»",
    ],
    examples: [
      "Vanlig": Tag("Koordinator: Amir Haugen"), "Forløp": Tag("Hovedforløp 3", .path), "I orden": Tag("fulgt", .ok),
      "Forfaller": Tag("bør · om 12 dager", .due), "Fare": Tag("Straks", .danger),
    ])
}

extension Alert: Exhibited {
  public static let exhibit = Exhibit(
    "Melding", "Noe å vite, eller noe å gjøre nå.",
    parameters: [
      "tone": "info, ok, due eller danger", "heading": "overskrift", "text": "meldingen", "lines": "en liste under",
      "button": "én ting å gjøre", "urgent": "leses opp med en gang",
    ],
    examples: [
      "Å vite": Alert(.info, "Avtalen er flyttet til torsdag."),
      "Forfaller": Alert(
        .due, "Planen skal ses på igjen før fredag.", button: Button("Åpne planen", small: true, to: "#plan")),
      "Fare": Alert(
        .danger, heading: "Noen er i fare nå", "Ring før du skriver mer.",
        lines: ["113 ved fare for liv", "116 117 til legevakten"]),
    ])
}

extension EmptyState: Exhibited {
  public static let exhibit = Exhibit(
    "Tom liste", "Sier at lista er tom, og hva man kan gjøre.",
    parameters: ["text": "at den er tom", "advice": "hva man kan gjøre", "button": "én ting å gjøre"],
    examples: [
      "Mottak": EmptyState(
        "Ingen venter.", advice: "Nye henvendelser kommer hit fra alle kanaler.",
        button: Button("Ny henvendelse", kind: .quiet, to: "#ny"))
    ])
}

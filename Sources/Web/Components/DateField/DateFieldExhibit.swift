extension DateField: Exhibited {
  public static let exhibit = Exhibit(
    "Dato", "En dag, skrevet slik folk skriver den. Leses med form.day.",
    parameters: ["name": "feltets navn", "label": "ledeteksten", "hint": "annen hjelp enn eksempelet"],
    examples: [
      "Tom": DateField("fodt", "Fødselsdato", optional: true, in: FormReading()),
      "Med feil": DateField(
        "dato", "Når var dere i kontakt?",
        in: .withProblem(
          "dato", "31.2.2026", "Vi forstår ikke datoen «31.2.2026». Skriv den for eksempel slik: 24.11.2026.")),
    ])
}

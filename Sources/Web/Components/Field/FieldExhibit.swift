extension Field: Exhibited {
  public static let exhibit = Exhibit(
    "Felt", "Én linje tekst. Ledetekst over, hjelp under den, feilmelding nærmest feltet.",
    parameters: [
      "name": "feltets navn i skjemaet", "label": "ledeteksten", "hint": "hjelp, helst et eksempel",
      "optional": "sier at det kan stå tomt", "width": "few, half eller whole",
      "kind": "text, tel, email eller numeric", "list": "liste på siden med forslag",
      "in": "det som er skrevet, og det som er feil",
    ],
    examples: [
      "Tomt": Field("navn", "Navn", optional: true, in: FormReading()),
      "Med hjelp": Field(
        "telefon", "Telefon", hint: "Åtte sifre, eller + og landkode.", width: .half, kind: .tel, in: FormReading()),
      "Med feil": Field(
        "postnummer", "Postnummer", width: .few, kind: .numeric,
        in: .withProblem("postnummer", "99999", "Postnummeret har fire sifre.")),
    ])
}

extension FormReading {
  /// A form with one thing wrong, for examples.
  static func withProblem(_ name: String, _ typed: String, _ message: String) -> FormReading {
    var form = FormReading(filledWith: [name: typed])
    form.refuse(name, message)
    return form
  }
}

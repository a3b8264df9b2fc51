extension ErrorSummary: Exhibited {
  public static let exhibit = Exhibit(
    "Feiloppsummering", "Øverst når noe i skjemaet må rettes. Får fokus, og leder til hvert felt.",
    parameters: ["form": "det som er skrevet, og det som er feil"],
    examples: [
      "To feil": ErrorSummary(
        {
          var form = FormReading.withProblem("dato", "", "Skriv datoen.")
          form.refuse(nil, "Skriv enten telefon eller e-post.")
          return form
        }())
    ])
}

internal import Casework
internal import Desk
internal import Guidance

/// The form for a recommendation of the municipality's own: facts with answers, joined by all or any.
enum LocalNormForm {
  /// How many facts a condition can have in the form. What needs more is written in the municipality's folder.
  static let tests = ["gjelder": 4, "oppfylt": 3]
  static let strengths = ["skal", "bør", "kan"]
  static let pages = [
    "oversikt", "kartlegging", "risiko", "forløp", "måling", "planer", "samarbeid", "helse", "skadereduksjon",
    "voldsrisiko",
  ]

  static func page(_ form: FormReading, _ preview: LocalPreview?) -> LocalFormPage {
    LocalFormPage(
      .norm, "Egen anbefaling",
      intro: "En egen anbefaling kommer i tillegg til kildenes. Skriv den slik at en kollega forstår den uten deg.",
      form,
      groups: [
        .init(
          legend: "Hva", about: nil, joiner: nil,
          rows: [
            .init(fields: [Field("tittel", "Navnet når den er fulgt", in: form)]),
            .init(fields: [Field("mangler", "Det som står når den mangler", in: form)]),
            .init(fields: [
              Choices("styrke", "Styrke", strengths.map { .init($0, $0.withLargeFirst) }, inline: true, in: form),
              Field("nummer", "Nummer", hint: "Står det tomt, brukes det neste.", width: .half, in: form),
            ]),
            .init(fields: [
              Field("sted", "Hvor det er vedtatt", hint: "For eksempel rusplanen, punkt 3", in: form)
            ]),
          ]),
        condition(
          "gjelder", "Når gjelder den?", "Står alt tomt, gjelder den alle som får oppfølging.", form),
        condition("oppfylt", "Når er den fulgt?", nil, form), deadline(form),
        .init(
          legend: "Hva man gjør", about: nil, joiner: nil,
          rows: [
            .init(fields: [
              Select("side", "Side", pages.map { ($0, $0.withLargeFirst) }, empty: "Ingen", optional: true, in: form),
              Field("knapp", "Knapp", hint: "For eksempel Skriv kontakten", optional: true, width: .half, in: form),
            ]),
            .init(fields: [
              TextArea(
                "lesning", "Hvordan den skal leses", optional: true, rows: 3, max: LocalFormPage.mostWords, in: form)
            ]),
          ]),
      ], lists: [facts, answers], preview: preview)
  }

  private static func condition(
    _ name: String, _ legend: String, _ about: String?, _ form: FormReading
  ) -> LocalFormPage.Group {
    let rows = (1...(tests[name] ?? 1)).map { row("\(name)-\($0)", $0, form) }
    let isUsed = form.values.names.contains { field in
      !form.values[field].isEmpty && (2...4).contains { field.hasPrefix("\(name)-\($0)-") }
    }
    return LocalFormPage.Group(
      legend: legend, about: about, joiner: nil, rows: Array(rows.prefix(1)),
      more: .init(
        summary: "Flere opplysninger: \(legend.lowercased())", isOpen: isUsed,
        rows: [
          .init(fields: [
            Choices(
              "\(name)-sammen", "Når det er flere opplysninger",
              [.init("alle", "Alle må stemme"), .init("en", "Én er nok")], inline: true, in: form)
          ])
        ] + rows.dropFirst()))
  }

  private static func row(_ field: String, _ number: Int, _ form: FormReading) -> LocalFormPage.Row {
    .init(fields: [
      Field("\(field)-faktum", "Opplysning \(number)", optional: number > 1, list: "fakta", in: form),
      Field("\(field)-svar", "Svar", optional: number > 1, list: "svar", in: form),
      Field("\(field)-innen", "Ikke eldre enn", hint: "For eksempel 3 måneder", optional: true, in: form),
      Field("\(field)-siden", "Etter siste", optional: true, list: "fakta", in: form),
    ])
  }

  private static func deadline(_ form: FormReading) -> LocalFormPage.Group {
    LocalFormPage.Group(
      legend: "Når må det gjøres?", about: nil,
      joiner: Choices(
        "frist", "Frist",
        [
          .init("ingen", "Ingen frist"), .init("straks", "Straks etter en opplysning"),
          .init("innen", "Innen en tid fra en opplysning"), .init("hver", "Om igjen, siden siste gang"),
        ], in: form),
      rows: [
        .init(fields: [
          Field("frist-tid", "Tid", hint: "For eksempel 3 dager", optional: true, in: form),
          Field("frist-faktum", "Regnet fra", optional: true, list: "fakta", in: form),
          Field("frist-varsel", "Varsles før", hint: "Bare om igjen", optional: true, in: form),
        ])
      ])
  }

  static func fields(_ norm: OwnNorm) -> [(String, String)] {
    func condition(_ name: String, _ condition: OwnCondition) -> [(String, String)] {
      [("\(name)-sammen", condition.isAny ? "en" : "alle")]
        + condition.tests.enumerated().flatMap { place, test in
          let field = "\(name)-\(place + 1)"
          return [
            ("\(field)-faktum", test.fact), ("\(field)-svar", test.answer), ("\(field)-innen", test.within),
            ("\(field)-siden", test.since),
          ]
        }
    }
    return [
      ("nummer", norm.id), ("tittel", norm.title), ("mangler", norm.whenMissing), ("styrke", norm.strength),
      ("sted", norm.place), ("frist", norm.deadline.kind.rawValue), ("frist-tid", norm.deadline.span),
      ("frist-faktum", norm.deadline.fact), ("frist-varsel", norm.deadline.warning), ("side", norm.page),
      ("knapp", norm.button), ("lesning", norm.reading),
    ] + condition("gjelder", norm.applies) + condition("oppfylt", norm.fulfilled)
  }

  private static let facts = LocalFormPage.Suggestion(
    id: "fakta", words: Fact.allCases.map { .init(value: $0.rawValue, label: "") })
  private static let answers = LocalFormPage.Suggestion(
    id: "svar",
    words: ["ja", "nei", "gjort", "ikke gjort", "registrert", "besvart", "spurt", "avslått", "ukjent", "ikke spurt"]
      .map { .init(value: $0, label: "") })
}

internal import CivilTime
internal import Desk
internal import Guidance

/// The four forms: their fields, and what they are filled with when something is changed.
struct LocalForms {
  let knowledge: Knowledge
  let log: LocalLog
  let today: Day

  /// The form as it opens.
  /// - Parameter subject: what is changed; empty for something new.
  func fresh(_ kind: LocalKind, _ subject: String, next: String) -> FormReading {
    // Something new has been seen under no number, so that it never takes the place of another's.
    let isUnseen = subject.isEmpty && !kind.isKept
    var fields = FormValues([
      (LocalFormPage.seenField, isUnseen ? "" : "\(log.history(kind, subject).last?.number ?? 0)")
    ])
    func set(_ pairs: [(String, String)]) { for (name, value) in pairs { fields.add(value, to: name) } }
    switch kind {
    case .deadline:
      set([(Names.norm, subject)])
      if case .local(let span) = knowledge.guide.norm(subject)?.deadline { set([(Names.deadline, span.norwegian)]) }
    case .words: set([(Names.norm, subject)] + words(subject))
    case .measure:
      let measure = knowledge.measure(subject).map { OwnMeasure($0) } ?? OwnMeasure(id: next)
      set([
        (Names.number, measure.id), ("navn", measure.name), ("beskrivelse", measure.about),
        ("intensitet", measure.intensity), ("lavterskel", measure.isLowThreshold ? "ja" : ""),
      ])
      set(measure.pathways.map { ("forlop", $0) } + measure.purposes.map { ("formal", $0) })
    case .norm: set(LocalNormForm.fields(knowledge.guide.norm(subject).map { OwnNorm($0) } ?? OwnNorm(id: next)))
    case .wording: break
    }
    return FormReading(fields)
  }

  /// - Parameter seen: the number that the form builds on, when another than it was opened on.
  func page(
    _ kind: LocalKind, _ form: FormReading, preview: LocalPreview? = nil, seen: Int? = nil
  ) -> LocalFormPage {
    var page =
      switch kind {
      case .deadline: deadline(form, preview)
      case .words: words(form)
      case .measure: measure(form)
      case .norm, .wording: LocalNormForm.page(form, preview)
      }
    if let seen { page.seen = "\(seen)" }
    return page
  }

  enum Names {
    static let norm = "anbefaling"
    static let deadline = "frist"
    static let number = "nummer"
  }

  private func deadline(_ form: FormReading, _ preview: LocalPreview?) -> LocalFormPage {
    LocalFormPage(
      .deadline, "Sett en frist", intro: "Der kilden gir en frist selv, gjelder kildens.", form,
      groups: [
        .init(
          legend: nil, about: nil, joiner: nil,
          rows: [
            .init(fields: [
              Field(
                Names.norm, "Anbefaling", hint: "Nummeret, for eksempel MAP-01", width: .half, list: "anbefalingene",
                in: form),
              Field(Names.deadline, "Frist", hint: "For eksempel 14 dager, 6 uker", width: .half, in: form),
            ])
          ])
      ], lists: [duties], preview: preview)
  }

  private func words(_ form: FormReading) -> LocalFormPage {
    LocalFormPage(
      .words, "Skriv egne ord", intro: "Det som står tomt, beholder kildens ord.", form,
      groups: [
        .init(
          legend: nil, about: nil, joiner: nil,
          rows: [
            .init(fields: [
              Field(
                Names.norm, "Anbefaling", hint: "Nummeret, for eksempel MAP-01", width: .half, list: "anbefalingene",
                in: form)
            ]),
            .init(fields: [Field("tittel", "Navnet når den er fulgt", optional: true, in: form)]),
            .init(fields: [Field("mangler", "Det som står når den mangler", optional: true, in: form)]),
            .init(fields: [Field("knapp", "Knappen", optional: true, width: .half, in: form)]),
          ])
      ], lists: [duties])
  }

  private func measure(_ form: FormReading) -> LocalFormPage {
    LocalFormPage(
      .measure, "Eget tiltak", intro: "Tiltaket tilbys i listene over tiltak, merket som lokalt.", form,
      groups: [
        .init(
          legend: nil, about: nil, joiner: nil,
          rows: [
            .init(fields: [Field("navn", "Navn", in: form)]),
            .init(fields: [TextArea("beskrivelse", "Hva det er", rows: 3, max: LocalFormPage.mostWords, in: form)]),
            .init(fields: [
              Choices(
                "forlop", "Hovedforløp", knowledge.pathways.map { .init("\($0.number)", "Hovedforløp \($0.number)") },
                many: true, hint: "Ingen valgt betyr at det er åpent for alle forløp.", optional: true, in: form),
              Choices(
                "intensitet", "Intensitet", ["lav", "middels", "høy"].map { .init($0, $0.withLargeFirst) }, in: form),
            ]),
            .init(fields: [
              Choices(
                "formal", "Formål", knowledge.purposes.map { .init($0.id, $0.name) }, many: true, optional: true,
                in: form)
            ]),
            .init(fields: [
              Choices(
                "lavterskel", "Lavterskel", [.init("ja", "Åpent for alle, uten vedtak eller henvisning")], many: true,
                optional: true, in: form),
              Field(Names.number, "Nummer", hint: "Står det tomt, brukes det neste.", width: .half, in: form),
            ]),
          ])
      ])
  }

  /// The words that are not the source's.
  private func words(_ subject: String) -> [(String, String)] {
    guard let norm = knowledge.guide.norm(subject),
      let plain = knowledge.editions[knowledge.guide.edition]?.plain.norm(subject)
    else { return [] }
    return [
      ("tittel", norm.title == plain.title ? "" : norm.title),
      ("mangler", norm.whenMissing == plain.whenMissing ? "" : norm.whenMissing),
      ("knapp", norm.action?.label == plain.action?.label ? "" : norm.action?.label ?? ""),
    ]
  }

  private var duties: LocalFormPage.Suggestion {
    LocalFormPage.Suggestion(
      id: "anbefalingene",
      words: knowledge.guide.norms.filter { $0.kind == .duty && $0.until == nil }.map {
        .init(value: $0.id, label: "\($0.id) \($0.title)")
      })
  }
}

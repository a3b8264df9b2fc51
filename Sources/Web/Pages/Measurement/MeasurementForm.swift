internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

extension MeasurementPage {
  /// - Parameters:
  ///   - form: what was typed, when the page is shown again; otherwise the draft.
  ///   - reading: the same, read, when it was sent.
  ///   - isConflict: whether a colleague's draft stands beside it.
  init(
    _ work: MeasurementWork, _ instrument: Instrument, _ entry: MeasurementEntry, _ draft: Draft?,
    form: FormReading? = nil, reading: MeasurementReading? = nil, isConflict: Bool = false
  ) {
    let typed = reading?.form ?? form ?? FormReading(FormValues(typed: draft?.fields ?? [:]))
    let today = work.today
    title = entry == .answers ? instrument.name : "\(instrument.name): før inn skåren"
    person = work.person
    errors = ErrorSummary(typed)
    about = "\(instrument.fullName). Spør om \(instrument.subject), \(instrument.recallPeriod)."
    wording = entry == .answers ? Tag(instrument.wordingWords) : nil
    notices = Self.risk(reading, instrument, work) + work.notice(instrument)
    other = isConflict ? draft.map { Self.other($0, than: typed, entry, instrument, today) } : nil
    action = entry == .answers ? work.address.form(instrument) : work.address.total(instrument)
    seen = draft?.version ?? 0
    numbers = entry == .total ? Self.numbers(instrument, typed) : []
    let items = entry.items(instrument)
    introduction =
      entry == .answers
      ? instrument.introduction
      : items.isEmpty ? nil : "Skåren skjuler dette svaret. Før det inn, eller spør nå:"
    skips = entry == .answers ? instrument.skipWords : []
    questions = items.map { item in
      var options = item.options.map { Choices.Option(String($0.value), $0.label) }
      if typed.values.has(item.field) { options.append(.init("", "ta bort svaret")) }
      let number = instrument.item(item.id) == nil ? "" : "\(item.id). "
      return Choices(item.field, "\(number)\(item.prompt)", options, inline: true, in: typed)
    }
    ends = Self.ends(instrument, entry, reading, work, typed)
    kept = draft.map {
      let who = MappingDraft.Writer(name: $0.staffName, at: $0.savedAt, revision: 0).inWords(seenFrom: today)
      return "Utkast, sist lagret av \(who). Ikke signert ennå."
    }
    misuse = instrument.usage.misuse
    change =
      entry == .answers
      ? Button("Før inn en sum i stedet", kind: .quiet, small: true, to: work.address.total(instrument))
      : !instrument.canBeFilledIn || work.clearance(instrument) == .enterForSomebody
        ? nil : Button("Fyll ut svar for svar", kind: .quiet, small: true, to: work.address.form(instrument))
    list = work.address.list
  }

  private static func numbers(_ instrument: Instrument, _ typed: FormReading) -> [Field] {
    let total =
      instrument.hasTotal
      ? [
        Field(
          "sum", instrument.scale.method == .tScore ? "T-skår" : "Skår",
          hint: instrument.range.words(instrument.scale).withLargeFirst, width: .few,
          kind: instrument.scale.decimals == 0 ? .numeric : .text, in: typed)
      ] : []
    return total
      + instrument.subscales.map { subscale in
        Field(
          subscale.field, subscale.name, hint: instrument.range(of: subscale).words(subscale.scale).withLargeFirst,
          optional: true, width: .few, kind: subscale.scale.decimals == 0 ? .numeric : .text, in: typed)
      }
  }

  private static func ends(
    _ instrument: Instrument, _ entry: MeasurementEntry, _ reading: MeasurementReading?, _ work: MeasurementWork,
    _ typed: FormReading
  ) -> [any Component] {
    var parts: [any Component] = work.takers(instrument, in: typed)
    if !(reading?.missing.isEmpty ?? true) || typed.isTicked(MeasurementReading.agree) {
      parts.append(
        Choices(
          MeasurementReading.agree, "Spørsmål uten svar", [.init("på", "Lagre uten disse svarene")], many: true,
          in: typed))
    }
    parts.append(
      DateField("dag", "Når ble det fylt ut?", hint: "Står det tomt, er det i dag.", optional: true, in: typed))
    if instrument.bandTables.contains(where: { $0.group.sex != nil }) {
      parts.append(
        Choices(
          MeasurementReading.limits, "Hvilke grenser skal noteres?",
          Sex.allCases.map { .init($0.rawValue, "for \($0.norwegian)") } + [.init("", "vis begge")], inline: true,
          hint: "Kilden har ulike grenser. Velger dere ikke, vises begge.", optional: true, in: typed))
    }
    if work.clearance(instrument) == .useAndTellWhy {
      parts.append(
        TextArea(
          MeasurementReading.competence, "Hvem veileder deg, eller hvorfor brukes skjemaet nå?", rows: 2, max: 1_000,
          in: typed))
    }
    parts.append(
      TextArea(
        "merknad", instrument.hasTotal ? "Merknad" : "Hva kom fram",
        hint: instrument.hasTotal ? "Det personen sier om svarene" : nil, optional: instrument.hasTotal, rows: 2,
        max: 4_000, in: typed))
    return parts
  }

  /// An answer that asks for a risk assessment says so also while something else must be mended.
  private static func risk(
    _ reading: MeasurementReading?, _ instrument: Instrument, _ work: MeasurementWork
  ) -> [Alert] {
    guard let reading, !reading.risks.isEmpty else { return [] }
    let asking = reading.risks.map { $0.words(in: instrument) }.joined(separator: " og ")
    return [
      Alert(
        .danger, heading: "\(asking) ber om en risikovurdering nå",
        "Rett det som mangler og signer, så står det i journalen. Haster det, så gå rett til vurderingen: utkastet er "
          + "lagret.", lines: work.emergency,
        button: Button("Vurder risikoen nå", kind: .danger, to: work.address.risk),
        urgent: true)
    ]
  }

  private static func other(
    _ draft: Draft, than typed: FormReading, _ entry: MeasurementEntry, _ instrument: Instrument, _ today: Day
  ) -> ColleagueText {
    let theirs = FormValues(typed: draft.fields)
    let items = entry.items(instrument)
    let names = Set(theirs.names + typed.values.names).subtracting(FormValues.hidden).subtracting(["sett", "videre"])
    let rows = names.sorted().compactMap { name -> SummaryList.Row? in
      guard theirs.all(name) != typed.values.all(name).filter({ !$0.isEmpty }) else { return nil }
      guard let item = items.first(where: { $0.field == name }) else {
        return SummaryList.Row(name.withLargeFirst, lines: theirs.all(name))
      }
      let answer = Int(theirs[name]).flatMap(item.option)?.label
      return SummaryList.Row("\(item.id). \(item.prompt)", lines: [answer ?? "ikke besvart"])
    }
    let who = MappingDraft.Writer(name: draft.staffName, at: draft.savedAt, revision: 0)
    return ColleagueText(by: who.inWords(seenFrom: today), rows: rows)
  }
}

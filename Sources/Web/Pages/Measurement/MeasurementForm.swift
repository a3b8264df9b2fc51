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
    title = entry == .answers ? instrument.name : "\(instrument.name): før inn en sum"
    person = work.person
    errors = ErrorSummary(typed)
    about = "\(instrument.fullName). Spør om \(instrument.subject), \(instrument.recallPeriod)."
    unofficial = instrument.wording.isUnofficial ? Tag("egne formuleringer, ikke utgiverens tekst") : nil
    let isCompetent = work.actor.certificates.contains(instrument.id)
    notices = Self.risk(reading, instrument, work) + (isCompetent ? [] : [instrument.competenceNotice])
    other = isConflict ? draft.map { Self.other($0, than: typed, entry, instrument, today) } : nil
    action = entry == .answers ? work.address.form(instrument) : work.address.total(instrument)
    seen = draft?.version ?? 0
    let range = instrument.range
    total =
      entry == .total
      ? Field(
        "sum", "Sum", hint: "Et helt tall fra \(range.lowerBound) til \(range.upperBound)", width: .few, kind: .numeric,
        in: typed) : nil
    let items = entry.items(instrument)
    introduction =
      entry == .answers
      ? instrument.introduction
      : items.isEmpty ? nil : "Summen skjuler dette svaret. Før det inn, eller spør nå:"
    skips = entry == .answers ? instrument.skipWords : []
    questions = items.map { item in
      var options = item.options.map { Choices.Option(String($0.value), $0.label) }
      if typed.values.has(item.field) { options.append(.init("", "ta bort svaret")) }
      return Choices(item.field, "\(item.id). \(item.prompt)", options, inline: true, in: typed)
    }
    ends = Self.ends(instrument, entry, reading, isCompetent, typed)
    kept = draft.map {
      let who = MappingDraft.Writer(name: $0.staffName, at: $0.savedAt, revision: 0).inWords(seenFrom: today)
      return "Utkast, sist lagret av \(who). Ikke signert ennå."
    }
    misuse = instrument.misuse
    change =
      entry == .answers
      ? Button("Før inn en sum i stedet", kind: .quiet, small: true, to: work.address.total(instrument))
      : instrument.licence.state == .totalOnly
        ? nil : Button("Fyll ut svar for svar", kind: .quiet, small: true, to: work.address.form(instrument))
    list = work.address.list
  }

  private static func ends(
    _ instrument: Instrument, _ entry: MeasurementEntry, _ reading: MeasurementReading?, _ isCompetent: Bool,
    _ typed: FormReading
  ) -> [any Component] {
    var parts: [any Component] = []
    if !(reading?.missing.isEmpty ?? true) || typed.isTicked(MeasurementReading.agree) {
      parts.append(
        Choices(
          MeasurementReading.agree, "Spørsmål uten svar", [.init("på", "Lagre uten disse svarene")], many: true,
          in: typed))
    }
    parts.append(
      DateField("dag", "Når ble det fylt ut?", hint: "Står det tomt, er det i dag.", optional: true, in: typed))
    if instrument.bandTables.contains(where: { $0.sex != nil }) {
      parts.append(
        Choices(
          MeasurementReading.limits, "Hvilke grenser skal noteres?",
          Sex.allCases.map { .init($0.rawValue, "for \($0.norwegian)") } + [.init("", "vis begge")], inline: true,
          hint: "Kilden har ulike grenser. Velger dere ikke, vises begge.", optional: true, in: typed))
    }
    if !isCompetent {
      parts.append(
        TextArea(
          MeasurementReading.competence, "Hvem veileder deg, eller hvorfor brukes skjemaet nå?", rows: 2, max: 1_000,
          in: typed))
    }
    parts.append(
      TextArea(
        "merknad", "Merknad", hint: "Det personen sier om svarene", optional: true, rows: 2, max: 4_000, in: typed))
    return parts
  }

  /// An answer that asks for a risk assessment says so also while something else must be mended.
  private static func risk(
    _ reading: MeasurementReading?, _ instrument: Instrument, _ work: MeasurementWork
  ) -> [Alert] {
    guard let reading, !reading.risks.isEmpty else { return [] }
    let items = reading.risks.map(\.item).joined(separator: ", ")
    return [
      Alert(
        .danger, heading: "Svaret på spørsmål \(items) ber om en risikovurdering nå",
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

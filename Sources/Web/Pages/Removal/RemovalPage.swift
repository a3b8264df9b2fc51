internal import Casework
internal import CivilTime
internal import Desk

/// Decides on a demand to erase one entry, or refuses it. Either way the decision stands in the record.
struct RemovalPage: Page {
  static let template = "removal"

  let title = "Slett eller flytt et innslag"
  let person: PersonHeader
  let errors: ErrorSummary
  let entry: TimelineItem
  let address: String
  /// Where it is moved instead; nil for what cannot be another person's.
  let move: Button?
  let family: Alert?
  let outcome: Choices
  let asker: Choices
  let ground: Choices
  let carriers: Choices?
  let weighed: Choices
  let reason: TextArea
  let appeal: TextArea
  let back: Button

  init(_ place: PersonPlace, _ reach: RemovalReach, _ corrections: TimelineCorrections, _ form: FormReading) {
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    let version = reach.entry.version
    person = PersonHeader(file: place.file, actor: place.actor, tab: "tidslinje")
    errors = ErrorSummary(form)
    entry = TimelineItem(reach.entry, corrections, reader: reader, mayCorrect: false, access: place.state.access)
    address = PersonAddress.removal(version, place.record)
    move =
      reach.entry.event.canBeMoved
      ? Button("Det er ført på feil person: flytt det", kind: .quiet, to: PersonAddress.moving(version, place.record))
      : nil
    family =
      reach.family.count > 1
      ? Alert(.info, "Rettingene av innslaget gjentar det som står der, og blir borte sammen med det.") : nil
    outcome = Choices("avgjorelse", "Hva har dere avgjort?", RemovalForm.outcomes, in: form)
    asker = Choices(
      "hvem", "Hvem ba om det?", RemovalDecision.Asker.allCases.map { .init($0.rawValue, $0.norwegian.withLargeFirst) },
      in: form)
    ground = Choices(
      "vilkar", "Hvilket vilkår er oppfylt?",
      RemovalDecision.Ground.allCases.map { .init($0.rawValue, $0.norwegian.withLargeFirst) },
      hint: "Bare for sletting (helsepersonelloven § 43).", optional: true, in: form)
    carriers =
      reach.carriers.isEmpty
      ? nil
      : Choices(
        RemovalForm.also, "Disse kartleggingene bærer med seg ord herfra. Skal de tømmes også?",
        reach.carriers.map { .init($0.id.text, "\(reader.words($0.event).title), \(reader.short($0.day))") },
        many: true,
        hint: "Hele kartleggingen blir tom. Skriv det som fortsatt gjelder, på nytt.", optional: true, in: form)
    weighed = Choices(
      RemovalForm.weighed, "Før dere sletter",
      [
        .init(
          "ja",
          "Vi har vurdert at sletting er ubetenkelig ut fra allmenne hensyn, og at den ikke strider mot arkivlova.")
      ], many: true, optional: true, in: form)
    reason = TextArea(
      "grunn", "Begrunnelse", hint: "Står i journalen. Gjenta ikke det som skal slettes.", rows: 3, in: form)
    appeal = TextArea(
      "klage", "Når og hvordan fikk den som ba om det, vite om klageretten?",
      hint: "Et avslag kan påklages til statsforvalteren.", optional: true, rows: 2,
      in: form)
    back = Button("Tilbake til tidslinjen", kind: .quiet, to: PersonAddress.entry(version, place.record))
  }
}

internal import Casework
internal import CivilTime

/// One enquiry: what was said, what has been done, and what can be done now.
struct EnquiryPage: Page {
  static let template = "enquiry"

  /// Without the name, which has no place in the browser's history.
  let title = "Henvendelse"
  var place: Place? { .reception }
  let summary: ErrorSummary
  let name: String
  let facts: [String]
  let tags: [Tag]
  let address: String
  let danger: DangerNow?
  let alerts: [Alert]
  /// What was said; nil when a decision has erased it.
  let said: Said?
  let details: SummaryList?
  let note: String?
  let history: [TimelineEntry]
  /// The record it belongs to.
  let record: String?
  /// What can be done; nil when it is closed.
  let work: EnquiryWork?
  /// Where one decides to erase it, or to move it from the wrong person's record.
  let remove: Button?

  struct Said: Sendable {
    let words: String
    let from: String
  }

  /// Danger that nobody has written about yet.
  struct DangerNow: Sendable {
    let numbers: EmergencyNumbers
    let handled: TextArea
  }

  init(_ view: EnquiryView, _ form: FormReading) {
    let (state, enquiry, person) = (view.state, view.state.enquiry, view.state.enquiry.person)
    summary = ErrorSummary(form)
    let isErased = state.erased != nil
    name = isErased ? "Slettet henvendelse" : person.displayName
    facts = Self.facts(view)
    tags = Self.tags(view)
    address = view.address
    danger =
      state.dangerIsOpen
      ? DangerNow(
        numbers: EmergencyNumbers(view.numbers),
        handled: TextArea(
          "gjort", "Hva ble gjort?", hint: "Hvem du ringte, hva dere ble enige om, og hvem som tok over.", rows: 3,
          max: 4_000, in: form)) : nil
    alerts = Self.alerts(view)
    said =
      isErased
      ? nil
      : Said(
        words: enquiry.words, from: "\(enquiry.channel.norwegian), \(enquiry.received.short(seenFrom: view.now.day))")
    details = isErased ? nil : SummaryList(Self.details(enquiry, view))
    note = enquiry.internalNote.isEmpty ? nil : enquiry.internalNote
    history = view.history
    record = state.record.map { "/arbeid/person/\($0)" }
    work = state.closed == nil ? EnquiryWork(view, form) : nil
    remove = Self.remove(view)
  }

  private static func remove(_ view: EnquiryView) -> Button? {
    guard view.mayRemove else { return nil }
    switch (view.state.erased, view.state.record) {
    case (nil, nil): return Button("Slett henvendelsen", kind: .quiet, to: EnquiryAddress.removal(view.id))
    case (nil, _): return Button("Slett eller flytt", kind: .quiet, to: EnquiryAddress.removal(view.id))
    // That it came may still stand with the wrong person.
    case (_, .some): return Button("Flytt til rett person", kind: .quiet, to: EnquiryAddress.moving(view.id))
    case (.some, nil): return nil
    }
  }

  private static func facts(_ view: EnquiryView) -> [String] {
    let state = view.state
    var facts: [String] = []
    if state.erased != nil { return ["kom \(state.enquiry.received.short(seenFrom: view.now.day))"] }
    if let born = state.enquiry.person.birthDate {
      facts.append("\(born.fullYears(until: view.now.day)) år, født \(born.numeric)")
    }
    switch (state.closed, state.answered) {
    case (let closed?, _): facts.append("avsluttet \(closed.short(seenFrom: view.now.day))")
    case (nil, let answered?): facts.append("besvart etter \(answered.elapsed(since: state.enquiry.received))")
    case (nil, nil): facts.append("har ventet \(view.now.elapsed(since: state.enquiry.received))")
    }
    facts.append(state.handler == nil ? "ingen har tatt den" : "hos \(state.handlerName)")
    return facts
  }

  private static func tags(_ view: EnquiryView) -> [Tag] {
    let (state, person) = (view.state, view.state.enquiry.person)
    var tags: [Tag] = []
    if state.closed == nil { tags.append((state.dangerIsOpen ? .immediate : state.enquiry.urgency).tag) }
    if state.enquiry.danger == .unclear, state.closed == nil { tags.append(Tag("Uklart om noen er i fare", .due)) }
    if person.safeToCall == false { tags.append(Tag("Ikke trygt å ringe", .due)) }
    if person.needsInterpreter == true {
      tags.append(Tag(person.language.isEmpty ? "Trenger tolk" : "Trenger tolk: \(person.language)", .due))
    }
    if person.protectedAddress { tags.append(Tag("Adressesperre", .due)) }
    return tags
  }

  private static func alerts(_ view: EnquiryView) -> [Alert] {
    var alerts: [Alert] = []
    if let erased = view.state.erased {
      let by = "\(erased.author.name), \(erased.author.role)"
      return [
        Alert(
          .info, heading: "Henvendelsen er slettet etter vedtak",
          "Innholdet ble slettet \(erased.at.short(seenFrom: view.now.day)). Vedtaket er gjort av \(by) "
            + "(helsepersonelloven § 43).")
      ]
    }
    if let reason = view.state.closingReason {
      alerts.append(Alert(.ok, "Henvendelsen er avsluttet: \(reason.norwegian.lowercasedFirst)."))
    }
    if let born = view.state.enquiry.person.birthDate, born.fullYears(until: view.now.day) < 18 {
      alerts.append(
        Alert(
          .info, heading: "Personen er under 18 år",
          "Henvendelsen er tatt imot som alle andre. Tjenesten er for voksne, så sørg for at kommunens tilbud til barn og unge tar over, og avslutt først når du vet at de har gjort det."
        ))
    }
    return alerts
  }

  private static func details(_ enquiry: Enquiry, _ view: EnquiryView) -> [SummaryList.Row] {
    let person = enquiry.person
    var rows: [SummaryList.Row] = [
      .init("Telefon", person.phone),
      .init("Trygt å ringe tilbake", person.safeToCall.inWords),
      .init("Når og hvordan", person.contactNote),
      .init("Språk", person.language),
      .init("Tolk", person.needsInterpreter.inWords),
      .init("Fødselsnummer", person.nationalID?.nationalIDShown ?? ""),
      .init("Er noen i fare nå?", enquiry.danger.norwegian),
    ]
    if !enquiry.from.isEmpty { rows.insert(.init("Tok kontakt", enquiry.from), at: 0) }
    if !enquiry.dangerHandled.isEmpty { rows.append(.init("Dette ble gjort", enquiry.dangerHandled)) }
    return rows
  }
}

extension Bool? {
  /// Unknown and no are told apart.
  var inWords: String { map { $0 ? "Ja" : "Nei" } ?? "Ikke spurt" }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

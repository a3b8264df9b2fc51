internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Everything the page of an enquiry is made from.
struct EnquiryView: Sendable {
  let id: RecordID
  let state: EnquiryState
  let entries: [Entry]
  let matches: [PersonMatch]
  let numbers: [EmergencyNumber]
  /// Everybody it can be given to.
  let colleagues: [(code: String, label: String)]
  let staff: StaffID
  let mayWrite: Bool
  /// Whether this role decides on erasing and moving.
  let mayRemove: Bool
  let now: Moment

  var address: String { EnquiryAddress.page(id) }

  /// Reads the enquiry, which logs the look.
  init(_ id: RecordID, _ desk: CaseDesk, for actor: StaffActor, at now: Moment) async throws(DeskError) {
    let state = try await desk.enquiry(id, for: actor)
    self.id = id
    self.state = state
    entries = try await desk.history(ofEnquiry: id, for: actor)
    matches =
      state.record == nil && state.closed == nil
      ? try await desk.matches(PersonTraces(state.enquiry.person), for: actor) : []
    let municipality = desk.knowledge.municipality
    numbers = municipality.emergencyNumbers
    colleagues = municipality.staff.filter { $0.id != state.handler }.map { member in
      let unit = desk.knowledge.unit(member.unit)?.name ?? ""
      return (member.id.text, unit.isEmpty ? member.name : "\(member.name), \(unit)")
    }
    staff = actor.id
    mayWrite = Permission.use(.writeRecord).refusal(of: actor) == nil
    mayRemove = Permission.use(.decideRemoval).refusal(of: actor) == nil
    self.now = now
  }

  /// What has happened to it, the latest first.
  var history: [TimelineEntry] {
    entries.compactMap { entry in
      guard let (title, text) = entry.event.enquiryWords else { return nil }
      var (author, written) = (entry.author, entry.writtenAt)
      // Written first in the record that it was linked to by mistake.
      if case .transferred(let transfer) = entry.event { (author, written) = (transfer.author, transfer.writtenAt) }
      return TimelineEntry(
        id: "hendelse-\(entry.version)", when: written.short(seenFrom: now.day),
        iso: "\(written.day.iso)T\(written.time.iso)", kind: "", title,
        text: text.isEmpty ? nil : text, by: "\(author.name), \(author.role)")
    }
  }
}

extension Event {
  /// What one entry of an enquiry says: a title, and the words that were written.
  fileprivate var enquiryWords: (title: String, text: String)? {
    switch self {
    case .enquiryReceived(let enquiry): ("Tatt imot: \(enquiry.channel.norwegian.lowercasedFirst)", "")
    case .enquiryStep(let step): step.shown
    case .transferred(let transfer): transfer.event.enquiryWords
    case .removalDecided(let decision): decision.shown
    case .emptied: ("Innholdet er tatt bort etter vedtak", "")
    default: nil
    }
  }
}

extension RemovalDecision {
  /// What was decided about the enquiry, who asked, and why.
  fileprivate var shown: (title: String, text: String) {
    let words = [
      "Bedt om av: \(asker.norwegian).", ground.map { "Vilkår: \($0.norwegian)." } ?? "", words, appeal,
    ]
    return (
      outcome == .refused ? "Krav om å slette henvendelsen er avslått" : "Det ble vedtatt å slette henvendelsen",
      words.filter { !$0.isEmpty }.joined(separator: " ")
    )
  }
}

extension EnquiryStep {
  fileprivate var shown: (title: String, text: String) {
    switch self {
    case .taken(_, let name): ("\(name) tok henvendelsen", "")
    case .assigned(_, let name): ("Gitt til \(name)", "")
    case .callAttempted(let reached, let note):
      (reached ? "Ringte, og fikk kontakt" : "Ringte, men fikk ikke svar", note)
    case .answered(let note): ("Henvendelsen er besvart", note)
    case .dangerHandled(let what): ("Dette ble gjort om faren", what)
    case .urgencyChanged(let urgency, let why): ("Hastegrad: \(urgency.norwegian.lowercasedFirst)", why)
    case .linked: ("Knyttet til en journal", "")
    case .closed(let reason, let note): ("Avsluttet: \(reason.norwegian.lowercasedFirst)", note)
    case .moved(nil, let why): ("Tatt ut av feil journal, og tilbake i køen", why)
    case .moved(_, let why): ("Flyttet fra feil journal til rett", why)
    }
  }
}

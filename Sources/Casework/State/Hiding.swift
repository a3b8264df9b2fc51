extension CaseState {
  /// The state as if the hidden entries had never been written, for somebody they are blocked for.
  ///
  /// What repeats a hidden entry is hidden with it; see ``HiddenEntries``. The version is that of the whole journal, so
  /// that a form opened on it is not taken for an old one.
  public init(replaying entries: some Sequence<Entry>, hiding hidden: Set<EntryID>) {
    let all = Array(entries)
    let hidden = HiddenEntries(hidden, in: all)
    self.init()
    for entry in Correction.inForce(all).compactMap(hidden.shown) { apply(entry) }
    version = max(version, all.last?.version ?? 0)
    // What is hidden must not be told by the list of what is hidden.
    access.withheld.removeAll { hidden.contains($0.value.entry) }
  }

  /// The state without the ways to reach the person, for somebody who may not know where a protected person is.
  public func hidingContact() -> CaseState {
    var hidden = self
    (hidden.person, hidden.network) = (person.hidingContact(), network.hidingContact())
    hidden.appointments = appointments.map { appointment in
      AppointmentState(
        id: appointment.id, at: appointment.at, form: appointment.form, place: "", with: appointment.with,
        withName: appointment.withName)
    }
    return hidden
  }
}

extension Entry {
  /// The same entry without ways to reach the person.
  public func hidingContact() -> Entry { replacing(event: event.hidingContact()) }
}

extension EnquiryState {
  /// The enquiry without ways to reach the one it is about.
  public func hidingContact() -> EnquiryState {
    var hidden = self
    hidden.enquiry.person = enquiry.person.hidingContact()
    return hidden
  }
}

extension Event {
  fileprivate func hidingContact() -> Event {
    switch self {
    case .registered(let person): .registered(person.hidingContact())
    case .detailsChanged(let person): .detailsChanged(person.hidingContact())
    case .networkWritten(let network): .networkWritten(network.hidingContact())
    case .appointment(var step):
      {
        step.place = ""
        return .appointment(step)
      }()
    case .corrected(let correction):
      .corrected(
        Correction(
          of: correction.entry, replacement: correction.replacement?.hidingContact(), reason: correction.reason))
    default: self
    }
  }
}

extension PersonDetails {
  fileprivate func hidingContact() -> PersonDetails {
    var hidden = self
    (hidden.phone, hidden.address, hidden.contactNote, hidden.generalPractitioner) = ("", "", "", "")
    return hidden
  }
}

extension Network {
  fileprivate func hidingContact() -> Network {
    Network(
      relatives: relatives.map { Relative(name: $0.name, relation: $0.relation, mayKnow: $0.mayKnow) },
      children: children.map { Child(name: $0.name, birthYear: $0.birthYear) })
  }
}

/// What of a journal is hidden from one reader: some entries, and whatever else says what they said.
public struct HiddenEntries: Sendable {
  /// The entries that are hidden whole.
  private let whole: Set<EntryID>

  /// - Parameter hidden: the entries that the reader is not to see.
  public init(_ hidden: Set<EntryID>, in journal: [Entry]) {
    var whole = hidden.withCorrections(in: journal)
    for entry in journal where !entry.event.subjects.isDisjoint(with: whole) { whole.insert(entry.id) }
    self.whole = whole
  }

  public func contains(_ entry: EntryID) -> Bool { whole.contains(entry) }

  /// The entry as the reader sees it, without the words that were carried on from a hidden one; nil when not at all.
  public func shown(_ entry: Entry) -> Entry? {
    guard !whole.contains(entry.id) else { return nil }
    return entry.event.carriesFrom(whole) ? entry.replacing(event: entry.event.withoutCarried(from: whole)) : entry
  }
}

extension Set<EntryID> {
  /// These entries and every correction of one of them.
  public func withCorrections(in entries: [Entry]) -> Set<EntryID> {
    var hidden = self
    for entry in entries {
      if case .corrected(let correction) = entry.event, hidden.contains(correction.entry) { hidden.insert(entry.id) }
    }
    return hidden
  }
}

extension Event {
  /// The entries that it gives reasons about, and so tells of: why one is kept from the person, or taken out.
  fileprivate var subjects: Set<EntryID> {
    switch self {
    case .access(.withheld(let withholding)): [withholding.entry]
    case .access(.shown(let entry, _)): [entry]
    case .removalDecided(let decision): Set(decision.entries)
    default: []
    }
  }

  /// Whether it repeats words from one of the entries.
  public func carriesFrom(_ entries: Set<EntryID>) -> Bool {
    switch self {
    case .assessmentSigned(let assessment): assessment.topics.contains { $0.isCarried(from: entries) }
    case .corrected(let correction): correction.replacement?.carriesFrom(entries) ?? false
    case .transferred(let transfer): transfer.event.carriesFrom(entries)
    default: false
    }
  }

  fileprivate func withoutCarried(from entries: Set<EntryID>) -> Event {
    switch self {
    case .assessmentSigned(var assessment):
      assessment.topics.removeAll { $0.isCarried(from: entries) }
      return .assessmentSigned(assessment)
    case .corrected(let correction):
      return .corrected(
        Correction(
          of: correction.entry, replacement: correction.replacement?.withoutCarried(from: entries),
          reason: correction.reason))
    case .transferred(var transfer):
      transfer.event = transfer.event.withoutCarried(from: entries)
      return .transferred(transfer)
    default: return self
    }
  }
}

extension TopicAnswer {
  fileprivate func isCarried(from entries: Set<EntryID>) -> Bool { carriedFrom.map(entries.contains) ?? false }
}

extension CaseState {
  /// The state as if the hidden entries had never been written, for somebody they are blocked for.
  ///
  /// A correction of a hidden entry repeats what it said, and is hidden with it. The version is that of the whole
  /// journal, so that a form opened on it is not taken for an old one.
  public init(replaying entries: some Sequence<Entry>, hiding hidden: Set<EntryID>) {
    let all = Array(entries)
    let hidden = hidden.withCorrections(in: all)
    self.init()
    for entry in Correction.inForce(all) where !hidden.contains(entry.id) { apply(entry) }
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

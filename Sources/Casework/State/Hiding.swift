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
    (hidden.person.phone, hidden.person.address, hidden.person.contactNote) = ("", "", "")
    (hidden.person.generalPractitioner, hidden.careTeam.unitName) = ("", "")
    hidden.network.relatives = network.relatives.map { relative in
      Network.Relative(name: relative.name, relation: relative.relation, phone: "", mayKnow: relative.mayKnow)
    }
    hidden.network.children = network.children.map { Network.Child(name: $0.name, birthYear: $0.birthYear) }
    hidden.appointments = appointments.map { appointment in
      AppointmentState(
        id: appointment.id, at: appointment.at, form: appointment.form, place: "", with: appointment.with,
        withName: appointment.withName)
    }
    return hidden
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

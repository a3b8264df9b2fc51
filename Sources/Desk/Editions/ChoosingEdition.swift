public import Access
internal import Casework
public import CivilTime
internal import Guidance

extension CaseDesk {
  /// Decides which edition the municipality works by from a day on. Touches no record: what was decided before stays
  /// with the edition it was decided on, and the same decision the other way brings everything back.
  ///
  /// - Parameter from: today or later; on a later day nothing happens before it comes.
  public func choose(edition: String, from day: Day, why: String, by actor: StaffActor) async throws(DeskError) {
    try basis(for: .chooseEdition, actor)
    guard let loaded = knowledge.editions[edition] else { throw .notFound("utgaven") }
    guard day >= today else {
      throw .invalid([FieldProblem("fra", "Velg i dag eller en senere dag.")])
    }
    // The same form sent twice is one decision.
    if let last = knowledge.editions.choices.last, last.edition == loaded.edition.id, last.from == day { return }
    let choice = EditionChoice(
      edition: loaded.edition.id, from: day, decidedBy: "\(actor.name), \(actor.role.norwegian)", decided: today,
      why: why)
    let decided = today
    try await asking { () throws(StoreFailure) in try await store.decide(choice, by: actor.id, on: decided) }
    try await readDecisions()
    register.request()
  }

  /// Learns what has been decided in the interface, here or by another process.
  public func readDecisions() async throws(DeskError) {
    register.replace(with: try await asking { () throws(StoreFailure) in try await store.editionChoices() })
    try await readLocalDecisions()
  }

  /// Makes the lists anew when another edition has come into force, or the municipality has decided something itself.
  /// Returns how many records it went through.
  func refreshNorms() async throws(DeskError) -> Int {
    try await readDecisions()
    let (own, day) = (register.log.lastOfNorms, today)
    let edition = own == 0 ? guide.edition : "\(guide.edition)+\(own)"
    let first = knowledge.editions.loaded.first?.edition.id ?? edition
    let made = try await asking { () throws(StoreFailure) in try await store.editionOfLists() }
    guard made ?? first != edition else { return 0 }
    var count = 0
    var cursor: RecordID?
    while true {
      let from = cursor
      let batch = try await asking { () throws(StoreFailure) in try await store.records(after: from, limit: 500) }
      guard let last = batch.last else { break }
      let rows = batch.filter(\.1.isOpen).map { AgedRows(version: $0.1.version, rows: self.rows($0.0, $0.1, day)) }
      try await asking { () throws(StoreFailure) in try await store.refresh(rows) }
      count += rows.count
      cursor = last.0
    }
    // Last, so that a stopped run is made whole by the next.
    try await asking { () throws(StoreFailure) in try await store.setEditionOfLists(edition) }
    return count
  }
}

extension Sequence<Entry> {
  /// The entries as they count now: corrected ones replaced, withdrawn ones empty.
  public var inForce: [Entry] { Correction.inForce(Array(self)) }
}

extension Correction {
  private enum Fate {
    case withdrawn
    case replaced(Event)
  }

  /// The entries as they would have been if every corrected one had been written right the first time.
  ///
  /// A replaced entry keeps its place, day and author, so that the state equals never having erred. A correction may
  /// itself be corrected or withdrawn; the latest correction of an entry wins.
  static func inForce(_ entries: [Entry]) -> [Entry] {
    var fates: [EntryID: Fate] = [:]
    for entry in entries.reversed() {
      guard case .corrected(let written) = entry.event else { continue }
      let correction: Correction
      switch fates[entry.id] {
      case nil: correction = written
      case .replaced(.corrected(let rewritten)): correction = rewritten
      case .withdrawn, .replaced: continue
      }
      guard fates[correction.entry] == nil else { continue }
      fates[correction.entry] = correction.replacement.map(Fate.replaced) ?? .withdrawn
    }
    guard !fates.isEmpty else { return entries }
    return entries.map { entry in
      switch fates[entry.id] {
      case nil: entry
      case .replaced(let event): entry.replacing(event: event)
      case .withdrawn: entry.replacing(event: .factsStated(StatedFacts(form: "withdrawn", statements: [])))
      }
    }
  }
}

extension Entry {
  func replacing(event: Event) -> Entry {
    Entry(
      id: id, record: record, version: version, day: day, writtenAt: writtenAt, author: author, authority: authority,
      edition: edition, event: event)
  }
}

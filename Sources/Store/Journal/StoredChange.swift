internal import Casework
internal import Desk
internal import Seals

/// A state that has been read, and how it lies in the database. Only what is read is kept in memory: the text costs as
/// much again, and is wanted once.
struct EarlierState: Sendable {
  let state: CaseState
  let sealed: [UInt8]?
}

/// A change with everything that can be made ready before the transaction.
struct StoredChange: Sendable {
  private let record: String
  private let municipality: SQLValue
  private let expecting: Int
  private let version: Int
  private let entries: [SealedEntry]
  /// The entries whose content goes, by the decisions among those written here.
  private let emptied: [EntryID]
  private let state: SQLValue
  private let folded: Folded
  private let own: OwnKey
  private let key: StreamKey
  /// The new key as a row of its table; nil for a stream that has one.
  private let newKey: [SQLValue]?

  /// - Parameters:
  ///   - known: the stream's key; nil for a stream that nobody has written in.
  ///   - earlier: the state that the change goes on from, if it is at hand, as it lies there.
  init(
    _ change: Change, _ municipality: SQLValue, _ known: StreamKey?, after earlier: EarlierState?, _ seals: SealRing,
    _ own: OwnKey
  ) throws(StoreFailure) {
    (self.municipality, folded, expecting, self.own) = (municipality, change.folded, change.expecting, own)
    record = change.record.text
    version = change.expecting + change.entries.count
    try Self.checkFit(change, version)
    key = known ?? StreamKey(data: DataKey.random())
    newKey = known == nil ? try seals.row(wrapping: key.data, of: record) : nil
    let content = seals.content(of: record, key)
    var sealed: [SealedEntry] = []
    for entry in change.entries { sealed.append(try SealedEntry(entry, in: content)) }
    entries = sealed
    emptied = change.entries.flatMap { entry -> [EntryID] in
      if case .removalDecided(let decision) = entry.event { decision.emptied } else { [] }
    }
    switch change.folded {
    case .person(let state, _):
      // One whose key has just been exchanged does not open, and everything is then written.
      let before = earlier.flatMap { earlier in
        (try? content.state(earlier.sealed, version: change.expecting)).map { (earlier.state, StateText(written: $0)) }
      }
      self.state = try content.seal(state: try StateText(state, after: before).data, version: version)
    case .enquiry(let state, _):
      self.state = try content.seal(state: try StoredText.data(state), version: version)
    }
  }

  /// A stream without gaps, and a state that has folded in exactly what is written: anything else is our own mistake.
  private static func checkFit(_ change: Change, _ version: Int) throws(StoreFailure) {
    let (folded, owner) =
      switch change.folded {
      case .person(let state, let rows): (state.version, rows.person.record)
      case .enquiry(let state, let row): (state.version, row.id)
      }
    let isOneStream = change.entries.enumerated().allSatisfy { index, entry in
      entry.record == change.record && entry.version == change.expecting + index + 1
    }
    guard !change.entries.isEmpty, isOneStream, folded == version, owner == change.record else {
      throw .unavailable("Feil i programmet: linjene passer ikke sammen med journalen. Ingenting er lagret.")
    }
  }

  /// Where the stream ends now, when that is where the writer saw it end.
  func check(_ connection: any Connection) throws -> ChainHead {
    let head = try ChainHead.read([municipality, .text(record)], connection)
    guard head.version == expecting else { throw StoreFailure.conflict(current: head.version) }
    guard head.exchanged == key.exchanged else { throw SealFailure.exchanged }
    return head
  }

  /// Writes all of it, and tells what that is to the head of everything.
  func store(after head: ChainHead, _ connection: any Connection) throws -> HeadChange {
    let place = [municipality, SQLValue.text(record)]
    if let newKey { try connection.run(SealRing.insert, newKey) }
    var digest = head.digest
    for entry in entries { digest = try entry.insert(after: digest, connection) }
    try Emptying(place).empty(emptied, connection)
    if takesAway { try StoredForms.removeThose(about: record, own, municipality, connection) }
    switch folded {
    case .person(_, let rows):
      try connection.run(Self.keepCaseState, place + [.integer(version), state, .text(CaseState.format)])
      try PersonTables(municipality: municipality, own: own).keep(rows, connection)
    case .enquiry(_, let row):
      try connection.run(Self.keepEnquiryState, place + [.integer(version), state])
      try EnquiryTable.table.keep([try EnquiryTable.values(row, municipality, own)], connection)
    }
    return try head.moved(to: version, digest: digest, record, own, place, connection)
  }

  /// Whether something of it is to be gone also from where the engine keeps what has been written over.
  var takesAway: Bool { !emptied.isEmpty }

  /// Remembers the key of a stream that is new, and the state, now that they are committed.
  func remember(in seals: SealRing, _ states: StateCache) {
    if newKey != nil { seals.keep(key, of: record) }
    if case .person(let state, _) = folded { states.keep(state, of: RecordID(record)) }
  }

  private static let keepCaseState = """
    INSERT INTO case_state (municipality, record, version, sealed, format, plain) VALUES (?, ?, ?, ?, ?, '')
    ON CONFLICT (municipality, record) DO UPDATE SET version = excluded.version, sealed = excluded.sealed,
      format = excluded.format
    """
  private static let keepEnquiryState = """
    INSERT INTO enquiry_state (municipality, record, version, sealed, plain) VALUES (?, ?, ?, ?, '')
    ON CONFLICT (municipality, record) DO UPDATE SET version = excluded.version, sealed = excluded.sealed
    """
}

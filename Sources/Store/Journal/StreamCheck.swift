internal import Casework
internal import Desk
internal import Seals

/// One stream as it lies in the database, held against its chain.
struct StreamCheck: Sendable {
  let record: RecordID
  private(set) var entries = 0
  private(set) var emptied = 0
  private(set) var faults: [String] = []
  /// What the stream's end adds to the sum of all.
  private(set) var mark: MarkSum?

  init(
    _ name: String, _ municipality: SQLValue, _ own: OwnKey, _ seals: SealRing, _ connection: any Connection
  ) throws {
    record = RecordID(name)
    let place = [municipality, SQLValue.text(name)]
    let rows = try connection.rows(
      """
      SELECT \(EntryRow.columns), content_digest, digest, bridge FROM journal WHERE municipality = ? AND record = ?
      ORDER BY version, id
      """, place)
    entries = rows.count
    let content = opener(name, seals, connection)
    var digest = Chain.beginning
    var decided: Set<String> = []
    for (index, row) in rows.enumerated() {
      let line = "linje \(try row.integer(1))"
      if try row.integer(1) != Int64(index + 1) { faults.append("\(line) står der linje \(index + 1) skulle stått.") }
      let kept = try row.blob(EntryRow.width) ?? []
      digest = Chain.next(
        after: digest, envelope: SealedEntry.envelope(place + row.values.prefix(12)), content: kept)
      if try row.blob(EntryRow.width + 1) != digest {
        faults.append("\(line) passer ikke etter linjen før: noe er endret, satt inn, tatt bort eller byttet om.")
        // Goes on from what stands there, so that one fault is told once.
        digest = try row.blob(EntryRow.width + 1) ?? digest
      }
      try check(row, line, kept, content, own, &decided)
    }
    try checkDecisions(rows, decided)
    try checkEnd(rows, digest, place, own, connection)
  }

  private mutating func opener(_ name: String, _ seals: SealRing, _ connection: any Connection) -> SealedContent? {
    do {
      guard let key = try seals.currentKey(of: name, connection) else { throw SealFailure.missing(record: name) }
      return seals.content(of: name, key)
    } catch {
      faults.append("Nøkkelen til journalen finnes ikke eller kan ikke åpnes.")
      return nil
    }
  }

  /// The content against its digest and its seal.
  private mutating func check(
    _ row: SQLRow, _ line: String, _ kept: [UInt8], _ content: SealedContent?, _ own: OwnKey,
    _ decided: inout Set<String>
  ) throws {
    guard let sealed = try row.blob(EntryRow.width - 1) else {
      emptied += 1
      return
    }
    let found = Chain.digest(sealed, detail: try row.text(12))
    if found != kept {
      // Sealed anew since: then only the holder of the municipality's key has been able to say so.
      let bridge = own.marks.bridge(
        in: record.text, version: Int(try row.integer(1)), from: kept, to: found)
      if try row.blob(EntryRow.width + 2) != bridge { faults.append("innholdet i \(line) er endret.") }
    }
    guard let content else { return }
    do {
      let envelope = SealedEntry.envelope(
        [.text(content.municipality), .text(content.record)] + row.values.prefix(12))
      let payload = try content.open(sealed, envelope: envelope)
      guard try row.text(11) == Self.decision else { return }
      let event = try StoredText.decode(Event.self, payload, of: "journalen \(record)")
      if case .removalDecided(let decision) = event { decided.formUnion(decision.emptied.map(\.text)) }
    } catch {
      faults.append("seglet på \(line) er brutt.")
    }
  }

  private static let decision = "removal-decided/1"

  /// Content that is gone without a decision, and content that is there against one.
  private mutating func checkDecisions(_ rows: [SQLRow], _ decided: Set<String>) throws {
    for row in rows {
      let isEmpty = try row.blob(EntryRow.width - 1) == nil
      let isDecided = decided.contains(try row.text(0))
      if isEmpty, !isDecided { faults.append("innholdet i linje \(try row.integer(1)) er borte uten vedtak.") }
      if !isEmpty, isDecided {
        faults.append("innholdet i linje \(try row.integer(1)) er der, enda det er vedtatt slettet.")
      }
    }
  }

  private mutating func checkEnd(
    _ rows: [SQLRow], _ digest: [UInt8], _ place: [SQLValue], _ own: OwnKey, _ connection: any Connection
  ) throws {
    let head = try ChainHead.read(place, connection)
    mark = head.mark.flatMap(MarkSum.init)
    if head.mark != own.marks.end(of: record.text, version: head.version, digest: head.digest) {
      faults.append("merket på slutten av kjeden er ikke satt av noen med nøkkelen.")
    }
    if head.version != rows.count || head.digest != digest {
      faults.append(
        "kjeden slutter ved linje \(head.version), men journalen ved linje \(rows.count): den siste linjen er tatt "
          + "bort, satt inn eller endret.")
    }
  }
}

extension MarkSum {
  var hexadecimal: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

public import Access
internal import Casework
internal import CivilTime
internal import Guidance

/// A proposal that holds against the content, not yet decided.
public struct LocalTrial: Sendable {
  public let entry: LocalEntry
  /// The content as it would be.
  public let knowledge: Knowledge
  fileprivate let reading: LocalReading
}

extension CaseDesk {
  /// What has been decided in the interface, for those who may see it.
  public func localLog(for actor: StaffActor) throws(DeskError) -> LocalLog {
    try basis(for: .localContent, actor)
    return register.log
  }

  /// What of it no longer holds against the content, and is left out.
  public var localFaults: [LocalFault] { register.faults }

  /// The content as the files alone say it.
  public func contentOfFiles(for actor: StaffActor) throws(DeskError) -> Knowledge {
    try basis(for: .localContent, actor)
    return register.files.inForce(on: today)
  }

  /// The first number that is free for something of the municipality's own: "LINDVIK-03".
  public var nextLocalNumber: String {
    let prefix = (reader?.prefix ?? "LOKAL") + "-"
    let used = knowledge.guide.norms.map(\.id) + register.log.entries.map(\.subject)
    let last = used.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(prefix.count)) }.max() ?? 0
    return prefix + (last < 9 ? "0" : "") + "\(last + 1)"
  }

  /// Holds a proposal against the content, with the checks that its files have. Writes nothing.
  ///
  /// - Parameter seen: the number of the last decision about the same when the form was opened; nil for none.
  /// - Throws: `invalid` with everything that is wrong, each under the field it was written in.
  public func tryOut(
    _ proposal: LocalProposal, why: String, seen: Int?, by actor: StaffActor
  ) throws(DeskError) -> LocalTrial {
    try basis(for: .decideLocally, actor)
    guard let reader else { throw .unavailable("Her kan ingenting vedtas i løsningen. Bruk kommunens mappe.") }
    let log = register.log
    let document = reader.document(proposal)
    let last = log.history(proposal.kind, proposal.subject).last
    // The very same by the same hand is the form sent twice, which its key tells when it is written.
    let isSame = last?.text == document.text && last?.why == why && last?.author == actor.author
    if !isSame { try checkSeen(seen, last) }
    let entry = LocalEntry(
      number: (log.entries.last?.number ?? 0) + 1, kind: proposal.kind, subject: proposal.subject,
      text: document.text, author: actor.author, writtenAt: now(), why: why)
    let reading = try reading(entry, log) { document.field(line: $0) }
    return LocalTrial(entry: entry, knowledge: reading.knowledge.inForce(on: today), reading: reading)
  }

  /// Decides it: from now on it is part of the norms, for everybody.
  @discardableResult
  public func adopt(_ trial: LocalTrial, by actor: StaffActor, key: String?) async throws(DeskError) -> LocalEntry {
    try basis(for: .decideLocally, actor)
    return try await write(trial.entry, trial.reading, key: key)
  }

  /// Ends something decided in the interface. The log keeps it, and a number goes on meaning the same.
  public func endLocal(
    _ kind: LocalKind, _ subject: String, why: String, seen: Int?, by actor: StaffActor, key: String?
  ) async throws(DeskError) -> LocalEntry {
    try basis(for: .decideLocally, actor)
    let log = register.log
    try checkSeen(seen, log.history(kind, subject).last)
    guard let last = log.inForce(kind, subject) else { throw .notFound("vedtaket") }
    let entry = LocalEntry(
      number: (log.entries.last?.number ?? 0) + 1, kind: kind, subject: subject, text: last.text, isEnded: true,
      author: actor.author, writtenAt: now(), why: why)
    return try await write(entry, try reading(entry, log) { _ in nil }, key: key)
  }

  /// Whom a proposal would touch: every open record under the norms as they are and as they would be. Reads only.
  public func whomItTouches(
    _ trial: LocalTrial, for actor: StaffActor, progress: @Sendable (Int) async -> Void = { _ in }
  ) async throws(DeskError) -> EditionReport {
    try basis(for: .decideLocally, actor)
    guard let now = knowledge.editions[guide.edition], let then = trial.knowledge.editions[guide.edition] else {
      throw .notFound("utgaven")
    }
    return try await compared(now, then, progress: progress)
  }

  /// Learns what has been decided, when there is more than was known.
  func readLocalDecisions() async throws(DeskError) {
    guard let reader else { return }
    let log = LocalLog(try await asking { () throws(StoreFailure) in try await store.localEntries() })
    guard log.entries.count != register.log.entries.count else { return }
    register.replace(with: log, reader.reading(log.current))
  }

  private func checkSeen(_ seen: Int?, _ last: LocalEntry?) throws(DeskError) {
    guard let seen, let last, last.number != seen else { return }
    // Something new under a number that somebody has taken meanwhile would stand in its place.
    if seen == 0, last.kind.isKept {
      throw .invalid([
        FieldProblem("nummer", "\(last.subject) er tatt av \(last.decidedBy). Neste ledige er \(nextLocalNumber).")
      ])
    }
    let what = last.isEnded ? "avsluttet dette" : "bestemte noe annet om dette"
    throw .invalid([
      FieldProblem("", "\(last.decidedBy), \(what) mens du skrev: «\(last.why)». Se over og send på nytt.")
    ])
  }

  /// What comes of one more decision.
  /// - Throws: `invalid` when it, or something decided before, would no longer hold.
  private func reading(
    _ entry: LocalEntry, _ log: LocalLog, field: (Int) -> String?
  ) throws(DeskError) -> LocalReading {
    guard let reader else { throw .unavailable("Her kan ingenting vedtas i løsningen. Bruk kommunens mappe.") }
    let reading = reader.reading(LocalLog(log.entries + [entry]).current)
    let known = Set(register.faults.map(\.number))
    let new = reading.faults.filter { !known.contains($0.number) }
    guard new.isEmpty else {
      throw .invalid(
        new.map { fault in
          guard fault.number != entry.number else { return FieldProblem(field(fault.line) ?? "", fault.words) }
          let other = log.entries.first { $0.number == fault.number }
          let name = other.map { "\($0.kind.rawValue) for \($0.subject)" } ?? "vedtak \(fault.number)"
          return FieldProblem("", "Da holder ikke kommunens \(name) lenger: \(fault.what) Avslutt den først.")
        })
    }
    return reading
  }

  private func write(
    _ entry: LocalEntry, _ reading: LocalReading, key: String?
  ) async throws(DeskError) -> LocalEntry {
    do {
      try await store.write(entry, key: key)
      register.replace(with: LocalLog(register.log.entries + [entry]), reading)
      register.request()
      return entry
    } catch .alreadyDone {
      // The same form sent twice is one decision.
      try await readLocalDecisions()
      return register.log.history(entry.kind, entry.subject).last ?? entry
    } catch .conflict {
      try await readLocalDecisions()
      throw .invalid([FieldProblem("", "Noen andre bestemte noe samtidig. Se over, og send på nytt.")])
    } catch {
      throw DeskError(error)
    }
  }
}

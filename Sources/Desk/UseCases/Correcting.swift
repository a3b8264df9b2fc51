public import Access
public import Casework
internal import CivilTime
internal import Guidance

extension CaseDesk {
  /// Corrects or withdraws an earlier entry. Both stay visible; the state becomes as if it had been right.
  public func correct(
    _ correction: Correction, in record: RecordID, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    for _ in 0..<4 {
      let access = try await enter(record, .writeRecord, page: "retting", actor).access
      let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: record) }
      let hidden = HiddenEntries(access.hidden, in: journal)
      guard journal.contains(where: { $0.id == correction.entry && !hidden.contains($0.id) }), let last = journal.last
      else {
        throw .notFound("innslaget")
      }
      // Withdrawing it would wipe out that somebody was let in.
      if case .access = journal.first(where: { $0.id == correction.entry })?.event {
        throw .denied("Tilgang rettes ikke. Den avsluttes eller oppheves på siden Tilgang.")
      }
      let event = Event.corrected(correction)
      let moment = now()
      let problems = event.problems(in: CaseState(), happened: moment.day, today: moment.day)
      guard problems.isEmpty else { throw .invalid(problems) }
      let entry = Entry(
        id: EntryID(newID()), record: record, version: last.version + 1, day: moment.day, writtenAt: moment,
        author: actor.author, authority: access.basis, edition: guide.edition, event: event)
      let state = CaseState(replaying: journal + [entry])
      let folded = Folded.person(state, rows(record, state, moment.day))
      do {
        try await store.write(
          Write(
            changes: [Change(record: record, expecting: last.version, entries: [entry], folded: folded)], key: key,
            log: lines([event], record, access, actor)))
        return
      } catch .conflict {
        continue
      } catch {
        throw DeskError(error)
      }
    }
    throw .unavailable("Mange skriver i journalen samtidig. Prøv igjen.")
  }
}

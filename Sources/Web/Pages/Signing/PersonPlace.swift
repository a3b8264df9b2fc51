internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// One person's record as one member of staff has it open: what a page about the person is made from.
struct PersonPlace: Sendable {
  let file: PersonFile
  let desk: CaseDesk
  let actor: StaffActor

  var state: CaseState { file.state }
  var today: Day { file.day }
  var now: Moment { desk.moment }
  var record: RecordID { file.record }

  /// Opens the record named in the address. The look is logged with the page's name.
  init(_ request: PageRequest, _ page: String, _ desk: CaseDesk, _ actor: StaffActor) async throws {
    file = try await desk.person(RecordID(try request.id("id")), page: page, for: actor)
    (self.desk, self.actor) = (desk, actor)
  }

  /// The address of a page of this person.
  func address(_ page: String) -> String { "\(PersonAddress.page("oversikt", record))/\(page)" }

  /// Whether this one has lately signed exactly this: a second press on the same button.
  func hasWritten(_ event: Event) async throws -> Bool {
    try await desk.timeline(record, EntryFilter(types: [event.type], limit: 20), for: actor)
      .contains { $0.author.staff == actor.id && $0.event == event }
  }

  func frame(_ tab: String) -> PersonFrame { PersonFrame(file: file, actor: actor, tab: tab) }
}

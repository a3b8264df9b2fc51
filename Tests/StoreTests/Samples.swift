internal import Casework
internal import CivilTime
internal import Desk
internal import Store

let firstDay = Day(ordinal: 20_000)
let author = Author(
  staff: StaffID("kari"), name: "Kari Lund", role: "behandler", unit: UnitID("psyk"), onBehalfOf: "Legekontoret")

/// A person's stream as a test writes it: what has been written so far, and the change that would come next.
struct Stream {
  let record: RecordID
  var entries: [Entry] = []
  var rows: PersonRows

  init(_ record: String, given: String = "Ola", family: String = "Nordmann") {
    self.record = RecordID(record)
    var person = PersonRow(record: self.record, displayName: "\(given) \(family)")
    (person.givenName, person.familyName) = (given, family)
    rows = PersonRows(person: person, findings: [], tasks: [], appointments: [], measures: [])
  }

  /// The change that adds the events, without adding them here.
  func change(_ events: [Event]) -> Change {
    let new = events.enumerated().map { index, event in
      entry(record, entries.count + index + 1, event)
    }
    return Change(
      record: record, expecting: entries.count, entries: new,
      folded: .person(CaseState(replaying: entries + new), rows))
  }

  /// Adds the events and gives the change that writes them.
  mutating func add(_ events: Event...) -> Change {
    let change = change(events)
    entries += change.entries
    return change
  }
}

func entry(_ record: RecordID, _ version: Int, _ event: Event) -> Entry {
  Entry(
    id: EntryID("\(record)-\(version)"), record: record, version: version, day: firstDay.adding(days: version % 700),
    writtenAt: Moment(milliseconds: 1_800_000_000_000 + Int64(version)), author: author,
    authority: "tjenstlig behov: ytelse av helsehjelp", edition: "2024", event: event)
}

/// An enquiry's change from nothing, with the row that the queue shows.
func received(
  _ id: String, _ urgency: Urgency = .today, at milliseconds: Int64 = 1_000, answered: Int64? = nil,
  closed: Int64? = nil
) throws -> Change {
  let record = RecordID(id)
  let enquiry = Enquiry(
    channel: .phone, words: "Orker ikke mer", danger: .no, urgency: urgency, person: PersonDetails(givenName: "Liv"),
    received: Moment(milliseconds: milliseconds))
  let entries = [entry(record, 1, .enquiryReceived(enquiry))]
  guard let state = EnquiryState(replaying: entries) else { throw StoreFailure.unavailable("no enquiry") }
  var row = EnquiryRow(
    id: record, received: enquiry.received, urgency: urgency, channel: .phone, displayName: "Liv", words: enquiry.words)
  row.answered = answered.map(Moment.init(milliseconds:))
  row.closed = closed.map(Moment.init(milliseconds:))
  return Change(record: record, expecting: 0, entries: entries, folded: .enquiry(state, row))
}

func contact(_ note: String) -> Event { .contactHeld(Contact(form: .met, note: note)) }

extension Write {
  init(_ changes: Change..., key: String? = nil, finishedDrafts: [FinishedDraft] = []) {
    self.init(changes: changes, key: key, finishedDrafts: finishedDrafts)
  }
}

extension JournalStore {
  /// Replaces what lists show of a stream that nobody has written to meanwhile.
  func refresh(_ stream: Stream) async throws {
    let version = try await state(of: stream.record)?.version ?? 0
    try await refresh([AgedRows(version: version, rows: stream.rows)])
  }
}

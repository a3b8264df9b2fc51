internal import Casework
internal import CivilTime
internal import Foundation
internal import Testing

/// Protects that an erased enquiry says nothing more, and that exactly what came with an enquiry goes with it out of the
/// wrong person's record.
@Suite struct EnquiryTraceTests {
  private static let start = Moment(milliseconds: 1_795_435_200_000)
  private static let word = "hemmelig"
  private static let kari = Author(staff: StaffID("kari"), name: "Kari", role: "behandler", unit: UnitID("u"))
  private static let id = RecordID("h")

  private func entry(_ version: Int, _ event: Event, minutes: Int = 0, by author: Author = kari) -> Entry {
    let moment = Self.start.adding(minutes: minutes)
    return Entry(
      id: EntryID("e\(version)"), record: RecordID("r"), version: version, day: moment.day, writtenAt: moment,
      author: author, authority: "", edition: "", event: event)
  }

  private func emptied(_ entry: Entry) -> Entry {
    self.entry(
      entry.version, .emptied(Emptied(kind: entry.event.type)),
      minutes: Int((entry.writtenAt.milliseconds - Self.start.milliseconds) / 60_000))
  }

  private static let enquiry = Enquiry(
    channel: .phone, words: word, danger: .now, urgency: .today,
    person: PersonDetails(givenName: word, phone: word), from: word, received: start, internalNote: word)

  private static let steps: [EnquiryStep] = [
    .taken(by: StaffID("kari"), name: "Kari"), .assigned(to: StaffID("per"), name: "Per"),
    .callAttempted(reached: true, note: word), .callAttempted(reached: false, note: ""), .answered(note: word),
    .answered(note: ""), .dangerHandled(what: word), .urgencyChanged(.immediate, why: word),
    .linked(record: RecordID("r")), .closed(reason: .adviceGiven, note: word), .closed(reason: .recordOpened, note: ""),
    .moved(to: nil, why: "feil person"),
  ]

  @Test(arguments: 0..<200)
  func `Whatever was written on an enquiry, nothing of it is left when it is erased`(seed: Int) throws {
    var chance = Numbers(seed)
    var journal = [entry(1, .enquiryReceived(Self.enquiry))]
    for version in 2..<Int.random(in: 3...12, using: &chance) {
      let step = try #require(Self.steps.randomElement(using: &chance))
      let event: Event =
        version % 5 == 4
        ? .transferred(Transfer(.enquiryStep(step), author: Self.kari, writtenAt: Self.start, reason: "feil person"))
        : .enquiryStep(step)
      journal.append(entry(version, event, minutes: version))
    }
    let telling = Set(EnquiryState.telling(journal))
    let decision = RemovalDecision(
      .erased, of: Array(telling), asker: .person, ground: .misleading, words: "grunn")
    let left =
      journal.map { telling.contains($0.id) ? emptied($0) : $0 }
      + [entry(journal.count + 1, .removalDecided(decision), minutes: 60)]
    let state = try #require(EnquiryState(replaying: left))
    for value in [try JSONEncoder().encode(left.map(\.event)), try JSONEncoder().encode(state)] {
      #expect(!String(decoding: value, as: UTF8.self).contains(Self.word))
    }
    #expect(state.erased?.at == Self.start.adding(minutes: 60) && state.erased?.author == Self.kari)
    #expect(state.closed != nil && !state.dangerIsOpen)
    #expect(state.version == left.count && state.enquiry.received == Self.start)
    // What says nothing stays: who had it, and where it belongs.
    #expect(state.record == EnquiryState(replaying: journal)?.record)
  }

  @Test func `A demand that is refused changes nothing but that it stands there`() throws {
    let first = entry(1, .enquiryReceived(Self.enquiry))
    let refusal = RemovalDecision(.refused, of: [first.id], asker: .person, words: "grunn", appeal: "brev")
    var state = try #require(EnquiryState(replaying: [first]))
    let before = state.enquiry
    state.apply(entry(2, .removalDecided(refusal)))
    #expect(state.erased == nil && state.closed == nil && state.enquiry == before && state.version == 2)
  }

  @Test func `Back in the queue it is open again; in another record it stays as it was`() throws {
    let linked = [
      entry(1, .enquiryReceived(Self.enquiry)), entry(2, .enquiryStep(.linked(record: RecordID("wrong")))),
      entry(3, .enquiryStep(.closed(reason: .recordOpened, note: ""))),
    ]
    let queued = try #require(EnquiryState(replaying: linked + [entry(4, .enquiryStep(.moved(to: nil, why: "x")))]))
    #expect(queued.record == nil && queued.closed == nil && queued.closingReason == nil)
    let moved = try #require(
      EnquiryState(replaying: linked + [entry(4, .enquiryStep(.moved(to: RecordID("right"), why: "x")))]))
    #expect(moved.record == RecordID("right") && moved.closed == Self.start && moved.closingReason == .recordOpened)
  }

  // MARK: The trace in a record

  private func link(opens: Bool) -> Event {
    .enquiryLinked(
      LinkedEnquiry(enquiry: Self.id, channel: .phone, words: Self.word, received: Self.start, opensEpisode: opens))
  }

  private func raised(_ task: String, owner: StaffID? = StaffID("per")) -> Event {
    .task(TaskStep(task: ItemID(task), step: .raised(what: "Ring", due: Self.start.day, urgent: true, owner: owner)))
  }

  private func done(_ task: String) -> Event { .task(TaskStep(task: ItemID(task), step: .done(what: "Ringte."))) }

  private func contact() -> Event { .contactHeld(Contact(form: .met, note: "notat")) }

  @Test func `A record opened for it and nothing else goes with it, name and all`() throws {
    let journal = [
      entry(1, .registered(Self.enquiry.person)), entry(2, link(opens: true)), entry(3, .careTeamSet(CareTeam())),
      entry(4, raised("fare")), entry(5, done("fare"), minutes: 9),
      entry(6, .detailsChanged(PersonDetails()), minutes: 10),
    ]
    let trace = try #require(EnquiryTrace(of: Self.id, in: journal))
    #expect(trace.opensRecord && trace.others == 0)
    #expect(trace.entries(in: journal) == journal.map(\.id))
    let empty = CaseState(replaying: journal.map(emptied))
    #expect(empty.person == PersonDetails() && !empty.isOpen && empty.tasks.isEmpty && empty.careTeam == CareTeam())
  }

  @Test func `What somebody has written since keeps the name, and is counted`() throws {
    let journal = [
      entry(1, .registered(Self.enquiry.person)), entry(2, link(opens: true)), entry(3, .careTeamSet(CareTeam())),
      entry(4, raised("fare")), entry(5, contact(), minutes: 9),
    ]
    let trace = try #require(EnquiryTrace(of: Self.id, in: journal))
    #expect(trace.others == 1 && trace.opening.isEmpty)
    #expect(trace.entries(in: journal) == [EntryID("e2"), EntryID("e4")])
  }

  @Test func `In a record that was there before, only the enquiry, its tasks and their corrections go`() throws {
    let other = LinkedEnquiry(
      enquiry: RecordID("annen"), channel: .phone, words: "", received: Self.start, opensEpisode: true)
    let correction = Correction(of: EntryID("e6"), replacement: raised("svar", owner: StaffID("ida")), reason: "feil")
    let journal = [
      entry(1, .registered(PersonDetails()), minutes: -90), entry(2, .enquiryLinked(other), minutes: -90),
      entry(3, raised("egen"), minutes: -90), entry(4, contact(), minutes: -80), entry(5, link(opens: false)),
      entry(6, raised("svar")), entry(7, raised("ny"), minutes: 3), entry(8, done("svar"), minutes: 4),
      entry(9, done("egen"), minutes: 5), entry(10, .corrected(correction), minutes: 6),
    ]
    let trace = try #require(EnquiryTrace(of: Self.id, in: journal))
    #expect(!trace.opensRecord)
    #expect(trace.entries(in: journal).map(\.text) == ["e5", "e6", "e8", "e10"])
    #expect(EnquiryTrace(of: RecordID("ukjent"), in: journal) == nil)
    // In the right record with who wrote it; what is not done is for those who follow up there.
    let events = trace.events(into: CaseState(), owner: StaffID("rett"), because: "feil person")
    var state = CaseState()
    for (index, item) in events.enumerated() { state.apply(entry(index + 1, item.event, minutes: 500)) }
    #expect(events.count == 3 && state.isOpen && state.tasks.isEmpty)
    guard case .transferred(let transfer) = try #require(events.first).event else {
      Issue.record("not a transfer")
      return
    }
    #expect(transfer.author == Self.kari && transfer.writtenAt == Self.start)
    #expect(transfer.event.linkedEnquiry?.opensEpisode == true, "there it begins the follow-up")
    #expect(trace.answers(because: "x").map(\.event) == [.enquiryStep(.answered(note: "Ringte."))])
  }

  @Test func `A task that is nobody's stays nobody's, another's is given to the one who is responsible`() throws {
    for (owner, expected) in [(nil, nil), (StaffID("per"), StaffID("rett"))] as [(StaffID?, StaffID?)] {
      let journal = [entry(1, link(opens: true)), entry(2, raised("t", owner: owner))]
      let trace = try #require(EnquiryTrace(of: Self.id, in: journal))
      var state = CaseState()
      let events = trace.events(into: state, owner: StaffID("rett"), because: "x")
      for (index, item) in events.enumerated() { state.apply(entry(index + 1, item.event)) }
      #expect(state.tasks.map(\.owner) == [expected])
    }
  }

  @Test func `What was moved once can be moved again, still as the first one wrote it`() throws {
    let first = Transfer(link(opens: true), author: Self.kari, writtenAt: Self.start, reason: "feil")
    let mover = Author(staff: StaffID("ola"), name: "Ola", role: "leder", unit: UnitID("u"))
    let journal = [entry(1, .transferred(first), minutes: 60, by: mover)]
    let trace = try #require(EnquiryTrace(of: Self.id, in: journal))
    let event = try #require(trace.events(into: CaseState(), owner: mover.staff, because: "feil igjen").first).event
    guard case .transferred(let second) = event else {
      Issue.record("not a transfer")
      return
    }
    #expect(second.author == Self.kari && second.writtenAt == Self.start && second.reason == "feil igjen")
    #expect(second.event.linkedEnquiry?.words == Self.word)
  }
}

/// The same numbers each time for the same seed.
private struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

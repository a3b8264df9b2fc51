internal import Casework
internal import CivilTime
internal import Desk

/// What somebody wants erased or moved, as the pages about it show it: an entry of a record, or a whole enquiry.
struct RemovalSubject: Sendable {
  /// Whose record it stands in; nil for an enquiry, which has a page of its own.
  let person: PersonHeader?
  /// It, as it reads today.
  let entry: TimelineItem
  /// Whose it is, over what it says; nil where ``person`` says it.
  let heading: String?
  /// In the middle of a sentence: "innslaget", "henvendelsen".
  let noun: String
  /// Which one, where one is asked whether it is meant.
  let facts: [SummaryList.Row]
  let erasing: String
  /// Nil for what cannot be another person's.
  let moving: String?
  let back: Button
  let crisisAddress: String?
}

extension RemovalSubject {
  /// One entry of a person's record.
  init(_ place: PersonPlace, _ entry: Entry, _ corrections: TimelineCorrections) {
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    person = PersonHeader(file: place.file, actor: place.actor, tab: "tidslinje")
    self.entry = TimelineItem(entry, corrections, reader: reader, mayCorrect: false, access: place.state.access)
    heading = nil
    noun = "innslaget"
    facts = [.init("Innslaget", "\(reader.words(entry.event).title), \(reader.short(entry.day))")]
    erasing = PersonAddress.removal(entry.version, place.record)
    moving = entry.event.canBeMoved ? PersonAddress.moving(entry.version, place.record) : nil
    back = Button("Tilbake til tidslinjen", kind: .quiet, to: PersonAddress.entry(entry.version, place.record))
    crisisAddress = PersonAddress.page("krise", place.record)
  }

  /// An enquiry, with all that has been written on it.
  init(_ reach: EnquiryReach, _ desk: CaseDesk) {
    let reader = TimelineReader(knowledge: desk.knowledge, today: desk.today, seesShielded: true)
    let address = EnquiryAddress.page(reach.id)
    person = nil
    entry = TimelineItem(reach.received, .none, reader: reader, mayCorrect: false, access: CaseState().access)
    let name = reach.state.erased == nil ? reach.state.enquiry.person.displayName : ""
    heading = name.isEmpty ? "Slettet henvendelse" : "Fra eller om \(name)"
    noun = "henvendelsen"
    let title = reader.words(reach.received.event).title
    facts = [
      .init("Henvendelsen", "\(title), \(reach.state.enquiry.received.short(seenFrom: desk.today))"),
      .init("Fra eller om", name),
    ]
    erasing = EnquiryAddress.removal(reach.id)
    moving = reach.trace == nil ? nil : EnquiryAddress.moving(reach.id)
    back = Button("Tilbake til henvendelsen", kind: .quiet, to: address)
    crisisAddress = nil
  }
}

/// Where the pages of one enquiry are.
enum EnquiryAddress {
  static func page(_ id: RecordID) -> String { "/arbeid/henvendelse/\(id)" }
  static func removal(_ id: RecordID) -> String { "\(page(id))/slett" }
  static func moving(_ id: RecordID) -> String { "\(page(id))/flytt" }
}

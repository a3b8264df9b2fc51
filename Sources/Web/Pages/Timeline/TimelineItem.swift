internal import Casework
internal import CivilTime
internal import Desk

/// One entry on the timeline. A corrected one is struck through, with the right one beside it.
struct TimelineItem: Component {
  static let template = "timeline-item"

  let id: String
  let when: String
  let iso: String
  let kind: String
  let title: String
  let lines: [String]
  let tags: [Tag]
  let by: String
  let correction: Corrected?
  /// Said of an entry whose correction was itself taken back.
  let note: String?
  let correctAddress: String?
  /// Where one decides to erase or move it.
  let removeAddress: String?
  let isCorrected: Bool

  struct Corrected: Sendable {
    let by: String
    let reason: String
    let title: String
    let lines: [String]
  }

  init(
    _ entry: Entry, _ corrections: TimelineCorrections, reader: TimelineReader, mayCorrect: Bool,
    mayRemove: Bool = false, access: AccessState
  ) {
    let words = reader.words(entry.event)
    id = "e\(entry.version)"
    when = "\(entry.day.weekday.norwegian.withLargeFirst) \(reader.short(entry.day))"
    iso = entry.day.iso
    (kind, title) = (words.kind, words.title)
    tags = words.tags + TimelineItem.tags(entry.id, access)
    lines = words.lines + [reader.edition(of: entry)].compactMap(\.self)
    by = TimelineItem.signature(entry, reader)
    let corrected = corrections.inForce(entry)
    isCorrected = corrected != nil
    correction = corrected.map { found in
      let right = found.correction.replacement.map(reader.words)
      return Corrected(
        by: TimelineItem.signature(found.entry, reader), reason: found.correction.reason,
        title: right?.title ?? "Innslaget er trukket tilbake", lines: right?.lines ?? [])
    }
    note = corrections.wasTakenBack(entry) ? "Innslaget ble rettet, og rettingen ble trukket tilbake." : nil
    correctAddress =
      mayCorrect && CorrectionForm.canCorrect(entry.event)
      ? "\(PersonAddress.page("oversikt", entry.record))/rett/\(entry.version)" : nil
    removeAddress = mayRemove ? TimelineItem.removal(of: entry) : nil
  }

  /// An enquiry goes from its own stream and from here at once, and has a page for that.
  private static func removal(of entry: Entry) -> String? {
    if let linked = entry.event.linkedEnquiry {
      return linked.words.isEmpty ? EnquiryAddress.moving(linked.enquiry) : EnquiryAddress.removal(linked.enquiry)
    }
    return entry.event.canBeRemoved ? PersonAddress.removal(entry.version, entry.record) : nil
  }

  /// What the person has blocked for somebody, and what is kept from the person's own view.
  private static func tags(_ entry: EntryID, _ access: AccessState) -> [Tag] {
    [
      access.blocks.contains { $0.value.entries.contains(entry) } ? Tag("Sperret for noen", .due) : nil,
      access.withheld.contains { $0.value.entry == entry } ? Tag("Holdt tilbake fra personens innsyn", .due) : nil,
    ].compactMap(\.self)
  }

  /// "Amir Haugen, behandler, for Legekontoret · skrevet 24. november kl. 10.42".
  static func signature(_ entry: Entry, _ reader: TimelineReader) -> String {
    let behalf = entry.author.onBehalfOf.map { ", for \($0)" } ?? ""
    return
      "\(entry.author.name), \(entry.author.role)\(behalf) · skrevet \(entry.writtenAt.short(seenFrom: reader.today))"
  }
}

internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// One page of a person's timeline, newest first, with the corrections that bear on it.
struct TimelineReading {
  static let size = 50

  let entries: [Entry]
  /// The version that the next, older page begins at; nil on the last page.
  let older: Int?
  let corrections: TimelineCorrections

  init(
    _ record: RecordID, kind: TimelineKind?, from version: Int?, desk: CaseDesk, actor: StaffActor
  ) async throws(DeskError) {
    let filter = EntryFilter(types: kind?.types ?? [], before: version.map { $0 + 1 }, limit: Self.size + 1)
    let found = try await desk.timeline(record, filter, for: actor)
    entries = Array(found.prefix(Self.size))
    older = found.count > Self.size ? entries.last.map { $0.version - 1 } : nil
    corrections = try await TimelineCorrections(record, desk: desk, actor: actor)
  }

  /// The version to begin at, to see what was written on or before a day. Halves the distance, so that it costs the same
  /// in a long record as in a short one.
  static func version(
    onOrBefore day: Day, in record: RecordID, newest: Int, desk: CaseDesk, actor: StaffActor
  ) async throws(DeskError) -> Int {
    var (low, high) = (0, newest)
    while low < high {
      let middle = (low + high + 1) / 2
      let filter = EntryFilter(before: middle + 1, limit: 1)
      let entry = try await desk.timeline(record, filter, for: actor).first
      if let entry, entry.writtenAt.day > day { high = middle - 1 } else { low = middle }
    }
    return low
  }
}

/// Which entries have been corrected, and by what.
struct TimelineCorrections {
  /// The correction in force of an entry, with the entry that holds it.
  struct InForce {
    let entry: Entry
    let correction: Correction
  }

  private let byTarget: [EntryID: InForce]
  /// How many corrections were ever made of an entry, also those taken back.
  private let counts: [EntryID: Int]

  /// For what is not corrected: an enquiry.
  static let none = TimelineCorrections(byTarget: [:], counts: [:])

  private init(byTarget: [EntryID: InForce], counts: [EntryID: Int]) {
    (self.byTarget, self.counts) = (byTarget, counts)
  }

  init(_ record: RecordID, desk: CaseDesk, actor: StaffActor) async throws(DeskError) {
    let written = try await desk.timeline(record, EntryFilter(types: ["corrected/1"], limit: 1000), for: actor)
    var byTarget: [EntryID: InForce] = [:]
    var counts: [EntryID: Int] = [:]
    for entry in written {
      if case .corrected(let correction) = entry.event { counts[correction.entry, default: 0] += 1 }
    }
    for entry in written.reversed().inForce {
      if case .corrected(let correction) = entry.event {
        byTarget[correction.entry] = InForce(entry: entry, correction: correction)
      }
    }
    (self.byTarget, self.counts) = (byTarget, counts)
  }

  func inForce(_ entry: Entry) -> InForce? { byTarget[entry.id] }

  /// Whether it was corrected once, and the correction taken back.
  func wasTakenBack(_ entry: Entry) -> Bool { byTarget[entry.id] == nil && counts[entry.id] != nil }
}

public import Access
internal import Casework
public import CivilTime
public import Content
public import Desk

/// Makes a municipality's worth of people, with up to two years behind them, through the same use cases as the pages.
public struct DemoMunicipality: Sendable {
  public typealias Storage = CaseDesk.Storage & GatheringStore

  let knowledge: Knowledge
  let tales: DemoTales
  let store: any Storage
  let staff: [StaffActor]
  let today: Day
  let seed: UInt64
  /// How many days of follow-up are written at most; two years for the demonstration, less for measuring. None is only
  /// to have asked and got a record.
  let longestHistory: Int

  public init(
    knowledge: Knowledge, tales: DemoTales, store: any Storage, staff: [StaffActor], today: Day,
    seed: UInt64 = 24_000, longestHistory: Int = 730
  ) {
    (self.knowledge, self.tales, self.store) = (knowledge, tales, store)
    (self.staff, self.today, self.seed) = (staff, today, seed)
    self.longestHistory = longestHistory
  }

  /// Writes `persons` records and the reception's open queue. `progress` is told how many persons are done.
  public func make(persons: Int, progress: @escaping @Sendable (Int) -> Void) async throws(DeskError) {
    let done = Counter()
    let failure = await withTaskGroup(of: DeskError?.self) { group in
      var numbers = stride(from: 0, to: persons, by: together).makeIterator()
      var failure: DeskError?
      func begin() {
        guard let first = numbers.next() else { return }
        group.addTask {
          await write(first..<min(first + together, persons)) { progress(await done.increment()) }
        }
      }
      // Enough at once that many writes share one flush to disk.
      for _ in 0..<64 { begin() }
      while let result = await group.next() {
        if let result { failure = failure ?? result } else if failure == nil { begin() }
      }
      return failure
    }
    if let failure { throw failure }
    try await OpenQueue(municipality: self).write()
    try await DemoSelfAssessment(municipality: self).write()
    try await DemoOpenings(municipality: self).write()
  }

  /// How many persons are written as one. A life is hundreds of entries; of those who are only registered, many together
  /// change the same pages of the lists, which are then written once.
  private var together: Int { longestHistory == 0 ? 50 : 1 }

  private func write(_ numbers: Range<Int>, written: () async -> Void) async -> DeskError? {
    // A life is hundreds of entries of one record: written as one, they cost one flush to disk and one folded state.
    let store = store.gathering()
    do throws(DeskError) {
      for number in numbers {
        var life = DemoLife(number: number, municipality: self, store: store)
        if longestHistory == 0 { try await life.beRegistered() } else { try await life.live() }
      }
    } catch { return error }
    do throws(StoreFailure) { try await store.keepGathered() } catch { return DeskError(error) }
    for _ in numbers { await written() }
    return nil
  }

  /// - Parameter own: where it writes; nil for the municipality's store.
  func desk(_ clock: DemoClock, writingTo own: (any Storage)? = nil) -> CaseDesk {
    CaseDesk(knowledge: knowledge, store: own ?? store, now: { clock.now }, newID: { clock.newID() })
  }

  func staff(in roles: Set<StaffRole>) -> [StaffActor] { staff.filter { roles.contains($0.role) } }
}

private actor Counter {
  private var count = 0

  func increment() -> Int {
    count += 1
    return count
  }
}

internal import Access
internal import Instruments

/// All instruments, by what one looks for them for.
struct InstrumentsPage: Page {
  static let template = "instruments"

  let title = "Måleverktøy"
  let count: Int
  let groups: [InstrumentGroup<InstrumentCard>]

  init(_ instruments: [Instrument], for actor: StaffActor) {
    count = instruments.count
    groups = InstrumentGroup.all(instruments) {
      InstrumentCard($0, clearance: $0.clearance(actor.certificates))
    }
  }
}

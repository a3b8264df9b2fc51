internal import Access
internal import Casework
public import Desk
internal import Instruments

extension Site {
  /// The instruments themselves: terms, limits and sources, for everybody who works here.
  public func declareInstruments(_ desk: CaseDesk) {
    let because = "Handler om skjemaene, ikke om noen person."
    get(InstrumentAddress.list, may: .staff, because: because) { _, actor in
      .page(InstrumentsPage(desk.knowledge.instruments, for: actor))
    }
    get("\(InstrumentAddress.list)/{skjema}", may: .staff, because: because) { request, _ in
      guard let instrument = desk.knowledge.instrument(try request.id("skjema")) else {
        throw Trouble.notFound("skjemaet")
      }
      let certified = desk.knowledge.municipality.staff.filter { $0.certificates.contains(instrument.id) }
      return .page(InstrumentPage(instrument, certified: certified))
    }
  }
}

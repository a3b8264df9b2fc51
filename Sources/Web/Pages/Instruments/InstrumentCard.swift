internal import Instruments

/// One instrument in a list: what it is about, its terms, and what it must not be used for.
struct InstrumentCard: Sendable {
  let id: String
  let name: String
  let about: String
  let terms: String
  let lacking: Tag?
  let users: String
  let misuse: String
  let uncertain: String?
  let more: String

  /// - Parameter clearance: what the reader may do with it.
  init(_ instrument: Instrument, clearance: Clearance) {
    id = "skjema-\(instrument.id)"
    name = instrument.name
    about = "\(instrument.fullName). Handler om \(instrument.subject). Omtrent \(instrument.minutes) minutter."
    let words = [
      instrument.licence.state.norwegian.withLargeFirst, instrument.wordingWords, instrument.requirementWords,
    ]
    terms = words.joined(separator: ", ") + "."
    lacking = clearance == .enterForSomebody ? Tag("krever sertifikat, som du ikke står med", .due) : nil
    users = instrument.usage.users
    misuse = instrument.usage.misuse
    uncertain = instrument.limitsNote.isEmpty ? nil : instrument.limitsNote
    more = InstrumentAddress.page(instrument)
  }
}

/// The instruments of one purpose.
struct InstrumentGroup<Item: Sendable>: Sendable {
  let id: String
  let name: String
  let items: [Item]

  /// In the order of the purposes; one that no instrument has is left out.
  static func all(_ instruments: [Instrument], _ item: (Instrument) -> Item) -> [InstrumentGroup<Item>] {
    Usage.Purpose.allCases.enumerated().compactMap { place, purpose in
      let own = instruments.filter { $0.usage.purpose == purpose }
      guard !own.isEmpty else { return nil }
      return InstrumentGroup(id: "formal-\(place)", name: purpose.norwegian.withLargeFirst, items: own.map(item))
    }
  }
}

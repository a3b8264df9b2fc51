internal import Instruments

/// Where the pages about the instruments themselves are: nothing there is about a person.
enum InstrumentAddress {
  static let list = "/arbeid/maleverktoy"

  static func page(_ instrument: Instrument) -> String { "\(list)/\(instrument.id)" }
}

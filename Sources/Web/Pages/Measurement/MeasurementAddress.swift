internal import Casework
internal import Instruments

/// Where the pages about questionnaires are.
struct MeasurementAddress: Sendable {
  static let pattern = "/arbeid/person/{id}/maling"

  let list: String
  let risk: String
  let pathway: String

  init(_ record: RecordID) {
    list = PersonAddress.page("måling", record)
    risk = PersonAddress.page("risiko", record)
    pathway = PersonAddress.page("forløp", record)
  }

  func form(_ instrument: Instrument) -> String { "\(list)/\(instrument.id)" }
  func total(_ instrument: Instrument) -> String { "\(form(instrument))/sum" }
  func about(_ instrument: Instrument) -> String { InstrumentAddress.page(instrument) }
  func result(_ instrument: Instrument) -> String { "\(form(instrument))/resultat" }
}

/// How the numbers come in: answer by answer, or as a total from a form filled in elsewhere.
enum MeasurementEntry: Sendable {
  case answers, total

  /// The draft's name in the record.
  func draft(_ instrument: Instrument) -> String {
    switch self {
    case .answers: "maling-\(instrument.id)"
    case .total: "maling-\(instrument.id)-sum"
    }
  }

  /// The questions that are asked: all, or those that ask about risk, which a total hides.
  func items(_ instrument: Instrument) -> [Item] {
    switch self {
    case .answers: instrument.items
    case .total: instrument.risks(inTotal: true).compactMap { instrument.question($0.item) }
    }
  }
}

extension Item {
  /// The field of the answer.
  var field: String { "svar-\(id)" }
}

extension Subscale {
  /// The field of its number.
  var field: String { "del-\(id)" }
}

extension RiskItem {
  /// What asks, as the start of a sentence: "Svaret på spørsmål 9", "Skåren".
  func words(in instrument: Instrument) -> String {
    if item == Self.total { return "Skåren" }
    return instrument.item(item) == nil
      ? "Svaret om \(topics.first?.norwegian ?? "risiko")" : "Svaret på spørsmål \(item)"
  }
}

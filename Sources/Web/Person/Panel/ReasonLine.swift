internal import Casework
internal import CivilTime
internal import Guidance

/// One line of a *hvorfor*: a condition in words, how it turned out, and the entry it was read from.
struct ReasonLine: Slotted {
  let sign: String
  /// The outcome for those who do not see the sign.
  let outcome: String
  let words: String
  /// The fact that was read, and the entry that states it.
  let fact: String
  let address: String?
  let parts: [ReasonLine]

  init(_ reason: Reason, _ record: RecordID) {
    switch reason.outcome {
    case .yes: (sign, outcome) = ("✓", "Stemmer")
    case .no: (sign, outcome) = ("✗", "Stemmer ikke")
    case .unknown: (sign, outcome) = ("?", "Vet ikke")
    }
    words = reason.words
    fact = reason.reads?.fact.rawValue ?? ""
    address = reason.reads?.entry.map { PersonAddress.entry($0, record) }
    parts = reason.parts.map { ReasonLine($0, record) }
  }

  func fill(_ slots: inout SlotWriter) {
    slots.set("sign", sign)
    slots.set("outcome", outcome)
    slots.set("words", words)
    slots.set("fact", fact)
    slots.set("address", address)
    slots.set("parts", parts)
  }
}

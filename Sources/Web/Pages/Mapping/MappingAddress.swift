internal import Casework

/// Where the pages of a mapping are.
struct MappingAddress: Sendable {
  static let pattern = "/arbeid/person/{id}/kartlegging"

  let list: String
  let person: String

  init(_ record: RecordID) {
    person = "/arbeid/person/\(record.text)"
    list = "\(person)/kartlegging"
  }

  var relatives: String { "\(list)/parorende" }
  var review: String { "\(list)/signer" }
  var suspicion: String { "\(list)/mistanke" }
  var discard: String { "\(list)/forkast" }
  var whatMatters: String { "\(list)/viktig" }
  var risk: String { "\(person)/risiko" }

  func topic(_ number: Int) -> String { "\(list)/tema/\(number)" }

  /// The topic in which a question stands, at the question.
  func question(_ fact: Fact, _ plan: MappingPlan) -> String {
    guard let number = plan.number(asking: fact) else { return list }
    return "\(topic(number))#\(FieldState.id(of: FactQuestion(fact).field))"
  }

  /// Where one comes after a topic: the next, or the list after the last.
  func after(_ number: Int, of count: Int) -> String { number < count ? topic(number + 1) : list }
}

extension CaseState {
  /// One property of a state, which can be written by itself: an entry changes few of them, and most of what a save
  /// costs would otherwise go to writing the others again.
  public struct Part: Sendable {
    /// The property's name, as in the state's own code.
    public let name: String
    private let compare: @Sendable (CaseState, CaseState) -> Bool
    private let write: @Sendable (CaseState, inout KeyedEncodingContainer<Key>) throws -> Void

    fileprivate init<Value: Hashable & Encodable & Sendable>(
      _ name: String, _ value: @escaping @Sendable (CaseState) -> Value
    ) {
      self.name = name
      compare = { value($0) == value($1) }
      write = { state, box in try box.encode(value(state), forKey: Key(stringValue: name)) }
    }

    public func isSame(in one: CaseState, and other: CaseState) -> Bool { compare(one, other) }

    /// The part as an object with nothing else in it.
    public func alone(of state: CaseState) -> some Encodable { Alone(part: self, state: state) }

    private struct Alone: Encodable {
      let part: Part
      let state: CaseState

      func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try part.write(state, &box)
      }
    }

    fileprivate struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }

      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }

  /// Every property that makes a state. Side by side in one object they are what a state is read from.
  public static let parts = [
    Part("version") { $0.version }, Part("person") { $0.person }, Part("network") { $0.network },
    Part("careTeam") { $0.careTeam }, Part("medications") { $0.medications }, Part("facts") { $0.facts },
    Part("whatMatters") { $0.whatMatters }, Part("topics") { $0.topics }, Part("pathway") { $0.pathway },
    Part("moves") { $0.moves }, Part("risks") { $0.risks }, Part("riskAssessment") { $0.riskAssessment },
    Part("measures") { $0.measures }, Part("goals") { $0.goals }, Part("tasks") { $0.tasks },
    Part("appointments") { $0.appointments }, Part("lastContact") { $0.lastContact },
    Part("contactCount") { $0.contactCount }, Part("happenings") { $0.happenings }, Part("scores") { $0.scores },
    Part("incompleteScores") { $0.incompleteScores }, Part("feedback") { $0.feedback }, Part("plans") { $0.plans },
    Part("departures") { $0.departures }, Part("access") { $0.access },
  ]
}

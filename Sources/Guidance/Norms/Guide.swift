/// One edition of the norms, compiled to be evaluated quickly.
public struct Guide: Sendable {
  /// Which edition of the content this is, such as `2024-utkast`.
  public let edition: String
  public let norms: [Norm]
  /// The same for the same norms and another when any of them asks for something else: what is kept of findings is of
  /// use only under the same one.
  public let fingerprint: String
  let program: Program
  /// What each step that reads a fact asks, in words: said on every page, made once.
  let phrases: [String]
  private let places: [String: Int]

  public init(edition: String, norms: [Norm]) {
    (self.edition, self.norms) = (edition, norms)
    fingerprint = Fingerprint(of: norms).text
    program = Program(compiling: norms)
    phrases = norms.flatMap { ConditionPhrase.phrases($0.applies) + ConditionPhrase.phrases($0.fulfilled) }
    places = Dictionary(norms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The norm with this permanent id.
  public func norm(_ id: String) -> Norm? { places[id].map { norms[$0] } }

  /// The guide as the sources alone say it. What the source demands is tested against this one.
  public var withoutLocalDeadlines: Guide {
    Guide(
      edition: edition,
      norms: norms.map { norm in
        var norm = norm
        if norm.deadline.isLocal { norm.deadline = .none }
        return norm
      })
  }

  /// Where in ``norms`` the norm with this id stands.
  public func place(of id: String) -> Int? { places[id] }
}

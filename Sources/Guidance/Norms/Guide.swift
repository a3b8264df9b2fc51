internal import Casework

/// One edition of the norms, compiled to be evaluated quickly. One object: it holds many lists, and is passed along often.
public final class Guide: Sendable {
  /// Which edition of the content this is, such as `veileder-2024-utkast`.
  public let edition: String
  public let norms: [Norm]
  /// The same for the same norms and another when any of them asks for something else: what is kept of findings is of
  /// use only under the same one.
  public let fingerprint: String
  let program: Program
  /// What each step that reads a fact asks, in words: said on every page, made once.
  let phrases: [String]
  /// What is said of each norm wherever it is explained, made once.
  let sayings: [NormSaying]
  private let places: [String: Int]

  public init(edition: String, norms: [Norm]) {
    (self.edition, self.norms) = (edition, norms)
    fingerprint = Fingerprint(of: norms).text
    program = Program(compiling: norms)
    phrases = norms.flatMap { ConditionPhrase.phrases($0.applies) + ConditionPhrase.phrases($0.fulfilled) }
    sayings = norms.map(NormSaying.init)
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

/// Where a norm stands and comes from, in words, and what is asked before it is met.
struct NormSaying: Sendable {
  let source: String
  let origin: String?
  let asked: [Fact]

  init(_ norm: Norm) {
    (source, origin, asked) = (norm.citation.words, norm.originWords, norm.fulfilled.facts)
  }
}

/// One edition of the norms, compiled to be evaluated quickly.
public struct Guide: Sendable {
  /// Which edition of the content this is, such as `2024-utkast`.
  public let edition: String
  public let norms: [Norm]
  let program: Program
  private let places: [String: Int]

  public init(edition: String, norms: [Norm]) {
    (self.edition, self.norms) = (edition, norms)
    program = Program(compiling: norms)
    places = Dictionary(norms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The norm with this permanent id.
  public func norm(_ id: String) -> Norm? { places[id].map { norms[$0] } }

  func place(of id: String) -> Int? { places[id] }
}

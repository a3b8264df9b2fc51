/// A national patient pathway: the specialist service's own course, seen from the municipality.
///
/// It is no main pathway. Its times give nobody a right and are never a deadline here.
public struct NationalPathway: Hashable, Sendable {
  /// How long something in the pathway is meant to take in the specialist service.
  public struct Time: Hashable, Sendable {
    /// From what to what, in words.
    public let span: String
    /// In words with their unit, such as "21 dager"; nil where the source gives none.
    public let outpatient: String?
    public let inpatient: String?
    /// The edition that gives it.
    public let edition: String
    /// Whether somebody has seen it in a source; what nobody has seen is not shown.
    public let isConfirmed: Bool

    public init(span: String, outpatient: String?, inpatient: String?, edition: String, isConfirmed: Bool) {
      (self.span, self.outpatient, self.inpatient) = (span, outpatient, inpatient)
      (self.edition, self.isConfirmed) = (edition, isConfirmed)
    }
  }

  public let id: String
  public let name: String
  public let about: String
  /// The main pathways in which it is often used.
  public let pathways: Set<Int>
  public let times: [Time]

  public init(id: String, name: String, about: String, pathways: Set<Int>, times: [Time]) {
    (self.id, self.name, self.about, self.pathways, self.times) = (id, name, about, pathways, times)
  }
}

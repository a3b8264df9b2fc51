public import Access
public import Casework
public import CivilTime
public import Guidance

/// What the municipality's own data says beside a service norm.
public enum ServiceFigure: Sendable {
  /// A figure today, last, and at the quarters' ends before it.
  case course(FigureDefinition, [FigurePoint])
  /// How many are followed up in each main pathway; 0 for those where none has been chosen.
  case pathways([Int: Int])
  /// How recommendations are followed, and the course of the only one.
  case norms([ComplianceReport.Line], course: [(day: Day, figures: ShownFigures)])
  /// The municipality's offers that give one of the kinds of measure.
  case offers([Offer], kinds: [MeasureKind])
}

extension CaseDesk {
  /// How many quarters a course goes back.
  static let quarters = 8

  /// The figure beside a service norm; nil when its content names none.
  public func figure(beside norm: ServiceNorm, for actor: StaffActor) async throws(DeskError) -> ServiceFigure? {
    try basis(for: .serviceNorms, actor)
    let day = today
    switch norm.indicator {
    case nil: return nil
    case .norms(let ids):
      let report = try await compliance(ComplianceQuestion(), for: actor)
      let course = ids.count == 1 ? try await complianceCourse(of: ids[0], ComplianceQuestion(), for: actor) : []
      return .norms(report.lines.filter { ids.contains($0.norm.id) }, course: course)
    case .offers(let ids):
      let kinds = ids.compactMap(knowledge.measure)
      let offers = knowledge.municipality.offers.filter { offer in
        kinds.contains { !Set(offer.measures).isDisjoint(with: $0.ids) }
      }
      return .offers(offers, kinds: kinds)
    case .figure(.pathways):
      return .pathways(try await asking { () throws(StoreFailure) in try await store.pathwayCounts(on: day) })
    case .figure(let figure):
      let days = day.endsOfQuarters(before: Self.quarters) + [day]
      let points = try await asking { () throws(StoreFailure) in try await store.points(figure, on: days) }
      return .course(figure.definition, points)
    }
  }
}

extension Day {
  /// The last days of so many whole quarters before this day, the earliest first.
  func endsOfQuarters(before count: Int) -> [Day] {
    guard let start = Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) else { return [] }
    return (0..<count).reversed().map { start.adding(months: -3 * $0).adding(days: -1) }
  }
}

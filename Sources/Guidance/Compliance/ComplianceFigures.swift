public import Casework

/// How many stand how on one norm.
public struct NormFigures: Hashable, Sendable {
  /// By ``FindingStatus``'s raw value.
  private var counts: [Int]
  private var reasoned: [FindingStatus: [DepartureReason: Int]]

  public init() { (counts, reasoned) = (Array(repeating: 0, count: ComplianceMark.statuses), [:]) }

  public subscript(status: FindingStatus) -> Int { counts[Int(status.rawValue)] }

  public mutating func add(_ mark: ComplianceMark, _ times: Int = 1) {
    counts[Int(mark.status.rawValue)] += times
    if let reason = mark.reason { reasoned[mark.status, default: [:]][reason, default: 0] += times }
  }

  /// Why it is departed from.
  public var departed: [DepartureReason: Int] { reasoned[.deviated] ?? [:] }

  /// Why what is asked for and not done is not done, where somebody has written it.
  public var explained: [DepartureReason: Int] {
    [FindingStatus.missing, .due, .overdue].reduce(into: [:]) { sum, status in
      sum.merge(reasoned[status] ?? [:], uniquingKeysWith: +)
    }
  }

  public static func += (left: inout NormFigures, right: NormFigures) {
    for place in left.counts.indices { left.counts[place] += right.counts[place] }
    for (status, reasons) in right.reasoned {
      left.reasoned[status, default: [:]].merge(reasons, uniquingKeysWith: +)
    }
  }

  /// How many have each mark, so that adding them again gives the same figures.
  public var marks: [(mark: ComplianceMark, count: Int)] {
    var plain = counts
    var marks: [(mark: ComplianceMark, count: Int)] = []
    for (status, reasons) in reasoned {
      for (reason, count) in reasons {
        plain[Int(status.rawValue)] -= count
        marks.append((ComplianceMark(status, reason: reason), count))
      }
    }
    marks += FindingStatus.allCases.map { (ComplianceMark($0), plain[Int($0.rawValue)]) }
    return marks.filter { $0.count > 0 }.sorted { $0.mark.code < $1.mark.code }
  }

  /// Everybody it was looked at for.
  public var everybody: Int { counts.reduce(0, +) }

  /// Those it applies to, or may apply to.
  public var concerned: Int { everybody - self[.notApplicable] }

  /// Those for whom somebody should do something, or should have.
  public var unmet: Int { self[.missing] + self[.due] + self[.overdue] }

  /// Those of whom it can be said whether it is followed: what is unclear and what is only offered is left out.
  public var decided: Int { self[.fulfilled] + self[.deviated] + unmet }

  /// Followed, or departed from with a reason that stands, in whole percent of those decided; nil when there are none.
  public var percent: Int? { Self.percent(self[.fulfilled] + self[.deviated], of: decided) }

  /// A share in whole percent; nil of nobody. All is said only of all, and none only of none.
  public static func percent(_ part: Int, of whole: Int) -> Int? {
    guard whole > 0 else { return nil }
    let exact = (part * 200 + whole) / (whole * 2)
    return part == whole ? 100 : part == 0 ? 0 : min(99, max(1, exact))
  }
}

/// Where in the municipality a figure is from.
public struct ComplianceGroup: Hashable, Sendable {
  public let unit: UnitID?
  /// The main pathway; nil where none has been chosen.
  public let pathway: Int?

  public init(unit: UnitID?, pathway: Int?) { (self.unit, self.pathway) = (unit, pathway) }
}

/// Figures of every norm in every group, on one day.
public struct ComplianceFigures: Hashable, Sendable {
  /// Persons followed up, by group.
  public private(set) var persons: [ComplianceGroup: Int]
  /// By group, then by norm id; a norm that nobody is concerned by may be left out.
  public private(set) var norms: [ComplianceGroup: [String: NormFigures]]

  public init() { (persons, norms) = ([:], [:]) }

  public mutating func add(_ figures: [String: NormFigures], persons count: Int, in group: ComplianceGroup) {
    persons[group, default: 0] += count
    norms[group, default: [:]].merge(figures) { known, new in
      var sum = known
      sum += new
      return sum
    }
  }

  /// How many are followed up in the groups that are asked for.
  public func persons(where isAsked: (ComplianceGroup) -> Bool = { _ in true }) -> Int {
    persons.reduce(0) { isAsked($1.key) ? $0 + $1.value : $0 }
  }

  /// One norm's figures over the groups that are asked for. Those of whom the norm says nothing are not concerned.
  public func figures(of norm: String, where isAsked: (ComplianceGroup) -> Bool = { _ in true }) -> NormFigures {
    var sum = NormFigures()
    for (group, count) in persons where isAsked(group) {
      if let figures = norms[group]?[norm] { sum += figures } else { sum.add(ComplianceMark(.notApplicable), count) }
    }
    return sum
  }
}

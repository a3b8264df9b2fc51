public import CivilTime

/// How one norm stands for one record on one day.
public enum FindingStatus: UInt8, Sendable, Hashable, CaseIterable {
  case overdue, due, missing, undecided, deviated, offered, fulfilled, notApplicable

  /// The word that stories and the interface use.
  public var norwegian: String {
    switch self {
    case .overdue: "forfalt"
    case .due: "forfaller"
    case .missing: "mangler"
    case .undecided: "uavklart"
    case .deviated: "fraveket"
    case .offered: "kan tilbys"
    case .fulfilled: "fulgt"
    case .notApplicable: "gjelder ikke"
    }
  }

  /// Whether somebody should do something about it.
  public var asksForAction: Bool { self == .overdue || self == .due || self == .missing }
}

/// The outcome of one norm for one record. What it rests on is told by ``Guide/explain(_:state:on:)``.
public struct Finding: Hashable, Sendable {
  private let place: Int32
  public let status: FindingStatus
  /// The day it must be done by, where the source or the municipality gives one.
  public let due: Day?

  /// The norm's place in the guide.
  public var index: Int { Int(place) }

  public init(index: Int, status: FindingStatus, due: Day?) {
    (place, self.status, self.due) = (Int32(truncatingIfNeeded: index), status, due)
  }
}

/// Every finding for one record on one day, and how long it holds without anything new happening.
public struct Evaluation: Sendable {
  public let findings: [Finding]
  /// The first later day on which a finding changes by time alone; nil when none ever does.
  public let changesOn: Day?

  public init(findings: [Finding], changesOn: Day?) { (self.findings, self.changesOn) = (findings, changesOn) }
}

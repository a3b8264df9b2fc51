public import Casework
public import CivilTime

/// How one norm stands for one record, as figures count it: the finding's status, and the reason in force beside it.
public struct ComplianceMark: Hashable, Sendable {
  public let status: FindingStatus
  /// Why it is departed from, or why a `skal` or a right is not met; nil without a reason that stands.
  public let reason: DepartureReason?

  public init(_ status: FindingStatus, reason: DepartureReason? = nil) {
    (self.status, self.reason) = (status, reason)
  }
}

extension ComplianceMark {
  /// The first code; every mark is one printable character from here on, so that a row of marks is a plain text.
  static let firstCode = UInt8(ascii: "0")
  static let statuses = FindingStatus.allCases.count
  private static let reasons = DepartureReason.allCases

  /// The mark as one ASCII character.
  public var code: UInt8 {
    let reason = reason.flatMap { Self.reasons.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return Self.firstCode + UInt8(reason * Self.statuses) + status.rawValue
  }

  /// The mark of a character; nil for one that no mark has.
  public init?(code: UInt8) {
    guard code >= Self.firstCode else { return nil }
    let (reason, status) = Int(code - Self.firstCode).quotientAndRemainder(dividingBy: Self.statuses)
    guard reason <= Self.reasons.count, let status = FindingStatus(rawValue: UInt8(status)) else { return nil }
    self.init(status, reason: reason == 0 ? nil : Self.reasons[reason - 1])
  }

  /// Every character that a status may have, whatever the reason.
  public static func codes(of statuses: Set<FindingStatus>) -> [UInt8] {
    statuses.sorted { $0.rawValue < $1.rawValue }.flatMap { status in
      [ComplianceMark(status).code] + reasons.map { ComplianceMark(status, reason: $0).code }
    }
  }
}

extension Guide {
  /// One mark for each norm, in the guide's order, as a text of one character each.
  public func marks(_ evaluation: Evaluation, _ state: CaseState, on day: Day) -> String {
    var codes = evaluation.findings.map { ComplianceMark($0.status).code }
    for departure in state.departures {
      guard let place = place(of: departure.norm) else { continue }
      let status = evaluation.findings[place].status
      guard status == .deviated || status.asksForAction else { continue }
      let stands = program.run(state.facts, on: day) { program.stands(departure, program.entries[place], $0) }
      if stands { codes[place] = ComplianceMark(status, reason: departure.reason).code }
    }
    return String(decoding: codes, as: UTF8.self)
  }
}

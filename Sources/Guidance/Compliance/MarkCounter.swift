/// Counts rows of marks as they pass, without making a value of each.
///
/// Statuses are counted in a flat array; the few marks that carry a reason are counted beside it.
public struct MarkCounter: Sendable {
  private let width: Int
  private var persons = 0
  /// By norm, then status; marks with a reason are not among them.
  private var plain: [UInt32]
  private var reasoned: [Place: Int] = [:]

  private struct Place: Hashable {
    let norm: Int
    let code: UInt8
  }

  /// - Parameter norms: how many marks a row has.
  public init(norms: Int) {
    width = norms
    plain = Array(repeating: 0, count: norms * ComplianceMark.statuses)
  }

  /// Adds one record's marks; false for a row of another length, which is left out.
  public mutating func add(_ marks: UnsafeRawBufferPointer) -> Bool {
    guard marks.count == width else { return false }
    persons += 1
    let firstWithReason = ComplianceMark.firstCode + UInt8(ComplianceMark.statuses)
    var found: [Place] = []
    plain.withUnsafeMutableBufferPointer { counts in
      var norm = 0
      for code in marks {
        if code < firstWithReason {
          counts[norm * ComplianceMark.statuses + Int(code &- ComplianceMark.firstCode) & 7] &+= 1
        } else {
          found.append(Place(norm: norm, code: code))
        }
        norm += 1
      }
    }
    for place in found { reasoned[place, default: 0] += 1 }
    return true
  }

  /// Adds a row that is at hand as text.
  public mutating func add(_ marks: String) -> Bool {
    var marks = marks
    return marks.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// What has been counted, by norm id in the guide's order, with how many persons.
  public func figures(_ norms: [Norm]) -> (persons: Int, figures: [String: NormFigures]) {
    var all: [String: NormFigures] = [:]
    for (place, norm) in norms.enumerated() where place < width {
      var figures = NormFigures()
      for status in FindingStatus.allCases {
        let count = Int(plain[place * ComplianceMark.statuses + Int(status.rawValue)])
        if count > 0 { figures.add(ComplianceMark(status), count) }
      }
      all[norm.id] = figures
    }
    for (place, count) in reasoned where norms.indices.contains(place.norm) {
      if let mark = ComplianceMark(code: place.code) { all[norms[place.norm].id]?.add(mark, count) }
    }
    return (persons, all)
  }
}

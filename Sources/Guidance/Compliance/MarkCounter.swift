/// Counts rows of marks as they pass, without making a value of each.
///
/// A row's marks are compared with each status in turn, which a processor does for many marks at a time; the few that
/// carry a reason are counted beside it.
public struct MarkCounter: Sendable {
  private let width: Int
  private var persons = 0
  /// By status, then norm; marks with a reason are not among them.
  private var plain: [UInt32]
  /// The same for the last rows, small enough to count fast, and how many rows those are.
  private var latest: [UInt8]
  private var latestRows = 0
  private var reasoned: [Place: Int] = [:]

  private struct Place: Hashable {
    let norm: Int
    let code: UInt8
  }

  /// - Parameter norms: how many marks a row has.
  public init(norms: Int) {
    width = norms
    plain = Array(repeating: 0, count: norms * ComplianceMark.statuses)
    latest = Array(repeating: 0, count: norms * ComplianceMark.statuses)
  }

  /// Adds so many records' marks, one row after another; false, with nothing added, where that is not what they are.
  public mutating func add(_ marks: UnsafeRawBufferPointer, rows: Int = 1) -> Bool {
    guard marks.count == width * rows else { return false }
    marks.withMemoryRebound(to: UInt8.self) { codes in
      for row in 0..<rows { add(row: UnsafeBufferPointer(rebasing: codes[row * width..<(row + 1) * width])) }
    }
    persons += rows
    return true
  }

  private mutating func add(row marks: UnsafeBufferPointer<UInt8>) {
    var highest: UInt8 = 0
    latest.withUnsafeMutableBufferPointer { latest in
      for status in 0..<ComplianceMark.statuses {
        let code = ComplianceMark.firstCode + UInt8(status)
        let counts = UnsafeMutableBufferPointer(rebasing: latest[status * width..<(status + 1) * width])
        // No more than this in the loop, or it is done a mark at a time.
        for norm in marks.indices { counts[norm] &+= marks[norm] == code ? 1 : 0 }
      }
      for code in marks { highest = max(highest, code) }
    }
    if highest >= ComplianceMark.firstCode + UInt8(ComplianceMark.statuses) { addReasons(marks) }
    latestRows += 1
    if latestRows == Int(UInt8.max) { settle() }
  }

  private mutating func addReasons(_ marks: UnsafeBufferPointer<UInt8>) {
    let first = ComplianceMark.firstCode + UInt8(ComplianceMark.statuses)
    for (norm, code) in marks.enumerated() where code >= first {
      reasoned[Place(norm: norm, code: code), default: 0] += 1
    }
  }

  /// Moves the latest rows to the rest, before a small number runs over.
  private mutating func settle() {
    for place in latest.indices {
      plain[place] += UInt32(latest[place])
      latest[place] = 0
    }
    latestRows = 0
  }

  /// Adds a row that is at hand as text.
  public mutating func add(_ marks: String) -> Bool {
    var marks = marks
    return marks.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// What has been counted, by norm id in the guide's order, with how many persons.
  public func figures(_ norms: [Norm]) -> (persons: Int, figures: [String: NormFigures]) {
    var all: [String: NormFigures] = [:]
    for (norm, id) in norms.lazy.map(\.id).enumerated() where norm < width {
      var figures = NormFigures()
      for status in FindingStatus.allCases {
        let place = Int(status.rawValue) * width + norm
        let count = Int(plain[place]) + Int(latest[place])
        if count > 0 { figures.add(ComplianceMark(status), count) }
      }
      all[id] = figures
    }
    for (place, count) in reasoned where norms.indices.contains(place.norm) {
      if let mark = ComplianceMark(code: place.code) { all[norms[place.norm].id]?.add(mark, count) }
    }
    return (persons, all)
  }
}

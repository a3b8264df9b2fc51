internal import Casework
internal import Desk
internal import Foundation

/// A state as JSON, each part of it on a line of its own. JSON has no line breaks inside what it writes, so the lines
/// can be told apart without reading them.
struct StateText: Sendable {
  /// In the order of ``CaseState/parts``.
  private let lines: [Data]

  /// - Parameter earlier: a state of before and its text. What is the same in it is not written again.
  init(_ state: CaseState, after earlier: (state: CaseState, text: StateText)? = nil) throws(StoreFailure) {
    let encoder = StoredText.encoder()
    var lines: [Data] = []
    lines.reserveCapacity(CaseState.parts.count)
    for (number, part) in CaseState.parts.enumerated() {
      if let earlier, number < earlier.text.lines.count, part.isSame(in: earlier.state, and: state) {
        lines.append(earlier.text.lines[number])
      } else {
        lines.append(try StoredText.data(part.alone(of: state), with: encoder).dropFirst().dropLast())
      }
    }
    self.lines = lines
  }

  /// - Parameter written: what ``data`` gave.
  init(written: Data) {
    let first = written.startIndex
    // Told apart in the memory itself: a byte at a time through `Data` was a tenth of what signing cost. The first line
    // begins with a brace, and each ends with a comma or a brace.
    lines = written.withUnsafeBytes { bytes in
      bytes.split(separator: UInt8(ascii: "\n")).map { line in
        let start = line.startIndex == 0 ? 1 : line.startIndex
        return written[first + start..<first + max(start, line.endIndex - 1)]
      }
    }
  }

  /// All of it as one object.
  var data: Data {
    var data = Data(capacity: lines.reduce(2) { $0 + $1.count + 2 })
    data.append(UInt8(ascii: "{"))
    for (number, line) in lines.enumerated() {
      if number > 0 { data.append(contentsOf: [UInt8(ascii: ","), UInt8(ascii: "\n")]) }
      data.append(line)
    }
    data.append(UInt8(ascii: "}"))
    return data
  }
}

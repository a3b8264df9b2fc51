internal import Casework
internal import Foundation
internal import Testing

/// A state is written part by part, so no property may be missing among the parts.
@Suite struct StatePartTests {
  @Test func `Every property of a state is a part of it`() {
    let properties = Mirror(reflecting: CaseState()).children.compactMap(\.label)
    #expect(CaseState.parts.map(\.name) == properties)
  }

  @Test func `The parts side by side are what a state is read from`() throws {
    let lines = try CaseState.parts.map { part in
      String(decoding: try JSONEncoder().encode(part.alone(of: CaseState())), as: UTF8.self).dropFirst().dropLast()
    }
    let whole = "{\(lines.joined(separator: ","))}"
    #expect(try JSONDecoder().decode(CaseState.self, from: Data(whole.utf8)) == CaseState())
  }
}

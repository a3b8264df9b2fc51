internal import Content
internal import Foundation
internal import Testing

/// Protects the list of staff: a mistake in how somebody is known would let in the wrong one.
@Suite struct StaffListTests {
  private static let file = "demo/ansatte.yaml"

  private func problems(_ first: String, _ second: String = "") throws -> [String] {
    let copy = try ContentCopy()
    try copy.replace(
      "    rolle: mottak\n    yrke: sykepleier", with: "    rolle: mottak\n\(first)    yrke: sykepleier", in: Self.file)
    if !second.isEmpty {
      try copy.replace(
        "    rolle: mottak\n    yrke: vernepleier", with: "    rolle: mottak\n\(second)    yrke: vernepleier",
        in: Self.file)
    }
    return copy.problems.filter { $0.file == Self.file }.map(\.description)
  }

  @Test func `A number or a code is enough, and neither is needed`() throws {
    #expect(try problems("    hpr: \"1234567\"\n", "    tilgangskode: 3f2a-91bc-04de-77a1-5c6e\n") == [])
  }

  @Test(arguments: [
    ("hpr: \"12x\"", "ikke et HPR-nummer"), ("hpr: \"1234567890\"", "ikke et HPR-nummer"),
    ("tilgangskode: abc", "ikke en kode"), ("tilgangskode: \"10915596784\"", "ikke en kode"),
  ])
  func `What is neither is told`(_ line: String, _ words: String) throws {
    #expect(try problems("    \(line)\n").contains { $0.contains(words) })
  }

  @Test func `Two with the same number stop the start`() throws {
    #expect(
      try problems("    hpr: \"1234567\"\n", "    hpr: \"001234567\"\n").contains { $0.contains("har samme hpr") })
    #expect(
      try problems(
        "    tilgangskode: 3f2a-91bc-04de-77a1-5c6e\n", "    tilgangskode: 3F2A91BC04DE77A15C6E\n"
      ).contains { $0.contains("har samme tilgangskode") })
  }
}

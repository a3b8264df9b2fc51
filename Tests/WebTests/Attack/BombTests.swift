import HTTPTypes
import Testing

@testable import Web

/// Attacks by size: what is too much is refused before it costs anything, and says so.
struct BombTests {
  private let done = Done()
  private let key = "0123456789abcdef"

  private func visitor() async throws -> Visitor { try await TestSite { $0.declareNotes(done) }.visitor() }

  @Test(arguments: ["gzip", "deflate", "br", "zstd", "identity, gzip"])
  func `A packed form is refused unread`(packing: String) async throws {
    let visitor = try await visitor()
    // Forty-two bytes that unpack to far more than any form.
    let bomb: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Array(repeating: 0, count: 32)
    let answer = try await visitor.post("/notat", body: bomb, headers: [.contentEncoding: packing])
    #expect(answer.status == 415)
    #expect(done.all.isEmpty)
  }

  @Test func `A form that says it is too large is refused on its word`() async throws {
    let answer = try await visitor().post("/notat", body: Array("ord=x".utf8), headers: [.contentLength: "99999999999"])
    #expect(answer.status == 413)
  }

  @Test func `A form that lies about its length is refused where the room ends`() async throws {
    let body = Array("ord=".utf8) + Array(repeating: UInt8(97), count: 1_500_001)
    for length in ["5", "-1", "mange"] {
      #expect(try await visitor().post("/notat", body: body, headers: [.contentLength: length]).status == 413)
    }
  }

  @Test func `A flood of fields, names and escapes is refused or read in bounded work`() async throws {
    let visitor = try await visitor()
    let csrf = try await visitor.csrf()
    let floods = [
      String(repeating: "a=&", count: 2_001), String(repeating: "&", count: 1_000_000),
      String(repeating: "%", count: 400_000), String(repeating: "%25", count: 400_000),
      (0..<1_900).map { "felt\($0)=\(String(repeating: "x", count: 500))" }.joined(separator: "&"),
      String(repeating: "[", count: 400_000) + "=1", "ord=" + String(repeating: "=", count: 500_000),
    ]
    for flood in floods {
      let answer = try await visitor.post("/notat", body: Array("csrf=\(csrf)&nokkel=\(key)&\(flood)".utf8))
      #expect([400, 413, 422].contains(answer.status), "\(flood.prefix(12)) gave \(answer.status)")
    }
    #expect(done.all.isEmpty)
  }

  @Test func `A long query is read in bounded work and never answered with a fault of ours`() async throws {
    let visitor = try await visitor()
    for query in [
      String(repeating: "a=1&", count: 3_000), String(repeating: "%00", count: 2_000), "vis=%ff%fe", "&&&=&=",
    ] {
      #expect(try await visitor.get("/notat?\(query)").status == 200)
    }
  }
}

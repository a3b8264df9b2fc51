import Foundation
import Testing

@testable import Web

/// Protects the way between browser and server when the server itself speaks TLS, and says plainly what is wrong with a file.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct TLSTests {
  /// A certificate for localhost and its key, made for this test.
  private final class Pair {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    var certificate: String { folder.appending(path: "tjener.pem").path }
    var key: String { folder.appending(path: "tjener.key").path }

    init(days: Int = 2) throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try TLSTests.run(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "\(days)",
        "-subj", "/CN=localhost", "-keyout", key, "-out", certificate)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  @discardableResult
  private static func run(_ words: String..., input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    let (given, written) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (given, written, written)
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    try given.fileHandleForWriting.close()
    let output = try written.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  private static let now = Int(Date().timeIntervalSince1970)

  @Test func `A page comes over TLS 1.2 and 1.3, and over nothing older or plain`() async throws {
    let pair = try Pair()
    let files = try TLSFiles(certificate: pair.certificate, key: pair.key, now: Self.now)
    #expect(files.validUntil > Self.now)
    try await Loopback.serving(tls: files) { port, _ in
      func page(_ version: String) throws -> String {
        try Self.run(
          "curl", "-sk", "-i", "--max-time", "60", version, "--tls-max", String(version.suffix(3)),
          "https://127.0.0.1:\(port)/logg-inn")
      }
      for version in ["--tlsv1.2", "--tlsv1.3"] {
        let answer = try page(version)
        #expect(
          answer.hasPrefix("HTTP/1.1 200") && answer.lowercased().contains("strict-transport-security"), "\(version)")
      }
      let old = try Self.run(
        "openssl", "s_client", "-connect", "127.0.0.1:\(port)", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")
      #expect(!old.contains("Protocol  : TLSv1.1\n    Cipher    : ECDHE"))
      #expect(old.contains("alert") || old.contains("Cipher is (NONE)") || old.contains("no protocols available"))
      #expect(try await BareConnection.ask(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").contains("HTTP/1.1 2") == false)
    }
  }

  @Test func `A wrong file is named, with what is wrong with it`() throws {
    let pair = try Pair()
    let other = try Pair()
    func fault(_ certificate: String, _ key: String, now: Int = TLSTests.now) -> String {
      do {
        _ = try TLSFiles(certificate: certificate, key: key, now: now)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(fault("/finnes/ikke.pem", pair.key).contains("Sertifikatfilen /finnes/ikke.pem finnes ikke"))
    #expect(fault(pair.certificate, "/finnes/ikke.key").contains("Nøkkelfilen /finnes/ikke.key finnes ikke"))
    #expect(fault(pair.key, pair.key).contains("er ikke et sertifikat"))
    #expect(fault(pair.certificate, pair.certificate).contains("er ikke en privat nøkkel"))
    #expect(fault(pair.certificate, other.key).contains("hører ikke sammen"))
    #expect(fault(pair.certificate, pair.key, now: Self.now + 3 * 86_400).contains("gått ut"))
    #expect(fault(pair.certificate, pair.key) == "")
  }
}

internal import Foundation
internal import Testing

@testable internal import Seals

/// The file that opens everything: only its owner reads it, it is never lost halfway, and its faults are told plainly.
@Suite final class KeyFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
  private var file: KeyFile { KeyFile(path: folder.appending(path: "underveis.keys").path) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func `A new file is its owner's alone, and is never written over`() throws {
    let key = MasterKey.random(made: "2026-11-28")
    try file.make(key)
    #expect(try file.keys().newest.id == key.id)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(throws: KeyFault.self) { try file.make(MasterKey.random(made: "2026-11-28")) }
    #expect(try file.keys().newest.id == key.id)
  }

  @Test func `A key that is added becomes the newest, and the old ones still open what they have wrapped`() throws {
    let (first, second) = (MasterKey.random(made: "2026-11-28"), MasterKey.random(made: "2027-01-02"))
    let owner = SealedPlace("data-key/1", ["0001", "r"])
    try file.make(first)
    let wrapped = try DataKey.random().wrapped(by: first, for: owner)
    try file.add(second)
    let keys = try file.keys()
    #expect(keys.newest.id == second.id)
    #expect(keys.all.map(\.made) == ["2026-11-28", "2027-01-02"])
    let old = try #require(keys[first.id])
    #expect(throws: Never.self) { try DataKey(unwrapping: wrapped, with: old, for: owner) }
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o700])
  func `A file that others can read is refused, with what to do`(_ mode: Int) throws {
    try file.make(MasterKey.random(made: "2026-11-28"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    do throws(KeyFault) {
      _ = try file.keys()
      Issue.record("read")
    } catch {
      #expect(error.description.contains("chmod 600 \(file.path)"))
    }
  }

  @Test func `A file that is away, empty or wrong is told apart, and no key stands in what is said`() throws {
    func fault() -> String {
      do throws(KeyFault) { _ = try file.keys() } catch { return error.description }
      return ""
    }
    #expect(fault().contains("finnes ikke"))
    let key = MasterKey.random(made: "2026-11-28")
    try file.make(key)
    let good = MasterKeys([key])?.text ?? ""
    let secret = String(good.split(separator: " ")[2].prefix(40))
    for (text, words) in [
      ("# bare en merknad\n", "ingen nøkler"), (good + good, "to ganger"), (good.replacing("=", with: ""), "Linje 1"),
      ("\n" + good + "abc\n", "Linje 3"),
    ] {
      try Data(text.utf8).write(to: URL(filePath: file.path))
      #expect(fault().contains(words), "\(fault())")
      #expect(!fault().contains(secret))
    }
  }

  @Test func `A key service's answer is read as a file is, and its refusal is told`() throws {
    try file.make(MasterKey.random(made: "2026-11-28"))
    let known = try file.keys().newest.id
    #expect(try KeyCommand("cat \(file.path)").keys().newest.id == known)
    #expect(throws: KeyFault.self) { try KeyCommand("exit 3").keys() }
    #expect(throws: KeyFault.self) { try KeyCommand("echo tull").keys() }
  }
}

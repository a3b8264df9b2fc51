internal import Foundation

/// Why there is no key to seal or open with, and what to do: whole sentences in Norwegian, never a secret in them.
public struct KeyFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Who hands out the master keys: a file, or a service that is asked.
public protocol KeyKeeper: Sendable {
  /// Where it looks, in words for the one who must mend it.
  var place: String { get }
  /// All keys as they are now. Asked at start, and again when a wrapping names a key that was not there before.
  func keys() throws(KeyFault) -> MasterKeys
}

/// A key service that is asked by running a command, for instance `systemd-creds cat` or a vault's client. It prints the
/// same lines as a key file holds; what it prints is kept nowhere.
public struct KeyCommand: KeyKeeper {
  private let command: String

  public init(_ command: String) { self.command = command }

  public var place: String { "svaret fra nøkkeltjenesten (seal.key.command)" }

  public func keys() throws(KeyFault) -> MasterKeys {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    (process.standardOutput, process.standardInput) = (output, FileHandle.nullDevice)
    let answer: Data
    do {
      try process.run()
      answer = try output.fileHandleForReading.readToEnd() ?? Data()
    } catch {
      throw KeyFault("Nøkkeltjenesten kunne ikke spørres. Se etter kommandoen i seal.key.command.")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw KeyFault(
        "Nøkkeltjenesten svarte med feil (kode \(process.terminationStatus)). Prøv kommandoen i seal.key.command for hånd."
      )
    }
    return try MasterKeys(text: String(decoding: answer, as: UTF8.self), from: place)
  }
}

/// Keys that live no longer than the program: for tests, and for measuring without a file.
public struct KeysInMemory: KeyKeeper {
  public let place = "programmets minne"
  private let known: MasterKeys

  public init(_ keys: MasterKeys) { known = keys }

  public func keys() -> MasterKeys { known }
}

internal import Foundation

/// Master keys in a file that nobody but the program's own user can read.
public struct KeyFile: KeyKeeper {
  public let path: String

  public init(path: String) { self.path = path }

  public var place: String { "nøkkelfilen \(path)" }
  public var exists: Bool { FileManager.default.fileExists(atPath: path) }

  public func keys() throws(KeyFault) -> MasterKeys {
    guard exists else {
      throw KeyFault(
        "Nøkkelfilen \(path) finnes ikke. Hent fram kopien av den, eller sett seal.key.file til der den ligger. "
          + "Til en ny, tom database lager du en med «underveis keys new».")
    }
    try checkMode()
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw KeyFault("Nøkkelfilen \(path) kan ikke leses. Gi programmets bruker leserett.")
    }
    return try MasterKeys(text: String(decoding: bytes, as: UTF8.self), from: place)
  }

  /// Makes the file with one key. A file that is there is never written over: it may be the only way into a database.
  public func make(_ key: MasterKey) throws(KeyFault) {
    guard !exists else { throw KeyFault("Nøkkelfilen \(path) finnes fra før, og er ikke rørt.") }
    try write(MasterKeys.beginning + MasterKeys(key).text)
  }

  /// Adds a key, which becomes the newest. The old file stands until the new one is whole on disk.
  public func add(_ key: MasterKey) throws(KeyFault) {
    try write(MasterKeys.beginning + keys().adding(key).text)
  }

  private func checkMode() throws(KeyFault) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue
    guard let mode, mode & 0o177 == 0 else {
      throw KeyFault("Andre enn programmets bruker kan lese nøkkelfilen \(path). Kjør «chmod 600 \(path)».")
    }
  }

  private func write(_ text: String) throws(KeyFault) {
    let unfinished = path + ".ny"
    do {
      let folder = (path as NSString).deletingLastPathComponent
      if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
      try? FileManager.default.removeItem(atPath: unfinished)
      guard
        FileManager.default.createFile(atPath: unfinished, contents: nil, attributes: [.posixPermissions: 0o600]),
        let file = FileHandle(forWritingAtPath: unfinished)
      else {
        throw CocoaError(.fileWriteUnknown)
      }
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
      try file.close()
      guard rename(unfinished, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      throw KeyFault("Nøkkelfilen \(path) kan ikke skrives. Se etter at mappen finnes og at det er plass.")
    }
  }
}

extension MasterKeys {
  fileprivate static let beginning = """
    # Hovednøklene til Underveis. Den nederste pakker nye journalnøkler; de andre åpner det de har pakket.
    # Uten denne filen kan ingen lese journalene. Ta kopi av den, og la kopien ligge et annet sted enn databasens.

    """
}

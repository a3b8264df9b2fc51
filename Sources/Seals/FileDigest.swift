internal import Crypto
internal import Foundation

/// The SHA-256 of a whole file, read a little at a time.
public enum FileDigest {
  /// 64 hexadecimal digits; nil when the file cannot be read.
  public static func sha256(path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    var hash = SHA256()
    do {
      while let part = try file.read(upToCount: 1 << 20), !part.isEmpty { hash.update(data: part) }
    } catch {
      return nil
    }
    return hash.finalize().map(hexadecimal).joined()
  }
}

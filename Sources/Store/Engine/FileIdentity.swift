internal import Foundation

/// Which file lies at a path: another one put there is another one, whatever it is called.
struct FileIdentity: Sendable {
  private let path: String
  private let device: UInt64
  private let inode: UInt64

  init(path: String) {
    self.path = path
    (device, inode) = Self.now(path)
  }

  /// Whether the same file still lies there.
  var isInPlace: Bool { Self.now(path) == (device, inode) }

  private static func now(_ path: String) -> (UInt64, UInt64) {
    var found = stat()
    return stat(path, &found) == 0 ? (UInt64(found.st_dev), UInt64(found.st_ino)) : (0, 0)
  }
}

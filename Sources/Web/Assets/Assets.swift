internal import NIOCore

/// A file that never changes under its name.
struct AssetFile: Sendable {
  let bytes: ByteBuffer
  let type: String
}

/// The style sheet, the script and the pictures, under names that change when they do.
struct Assets: Sendable {
  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
  ]

  private let files: [String: AssetFile]
  /// The addresses that the layout links to.
  let style: String
  let script: String
  let icon: String

  static let folder = "/ressurser"

  init(in source: WebFiles) throws(TemplateFault) {
    var files: [String: AssetFile] = [:]
    var addresses: [String: String] = [:]
    for (kind, type) in Assets.types {
      for name in source.named(kind) {
        let bytes = try source.bytes(name)
        let unique = "\(name.dropLast(kind.count + 1)).\(Assets.fingerprint(bytes)).\(kind)"
        files[unique] = AssetFile(bytes: ByteBuffer(bytes: bytes), type: type)
        addresses[name] = "\(Assets.folder)/\(unique)"
      }
    }
    func address(_ name: String) throws(TemplateFault) -> String {
      guard let address = addresses[name] else { throw TemplateFault(file: name, reason: "filen finnes ikke") }
      return address
    }
    self.files = files
    style = try address("underveis.css")
    script = try address("underveis.js")
    icon = try address("underveis.svg")
  }

  func file(_ name: String) -> AssetFile? {
    files[name]
  }

  /// FNV-1a, 64 bits: tells one version from another, and is no secret.
  private static func fingerprint(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}

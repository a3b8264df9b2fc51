/// Reads `multipart/form-data`, which browsers send when a form has a file.
///
/// A file becomes a text under its field's name, and its own name stands under that name with «-filnavn» after. What is
/// no file is read as in any other form. The body has been bounded before it comes here.
extension FormValues {
  static let fileName = "-filnavn"

  /// - Parameter boundary: as the header says it, without the dashes.
  init(multipart bytes: [UInt8], boundary: String) throws(FormFault) {
    self.init()
    let mark = Array("--\(boundary)".utf8)
    var count = 0
    for part in Self.parts(bytes, mark) {
      count += 1
      guard count <= FormValues.mostFields else { throw .tooManyFields }
      guard let (head, body) = Self.split(part) else { continue }
      let fields = Self.disposition(head)
      guard let name = fields["name"], !name.isEmpty else { continue }
      guard let file = fields["filename"] else {
        add(try Self.text(body), to: name)
        continue
      }
      // A file field that nobody used is sent without a name.
      guard !file.isEmpty else { continue }
      add(try Self.text(body), to: name)
      add(try Self.text(Array(file.utf8)[...]), to: name + Self.fileName)
    }
  }

  /// The boundary that a header names; nil when it is about something else.
  static func boundary(of contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { $0.withoutSpace }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    let named = parts.first { $0.lowercased().hasPrefix("boundary=") }
    guard let boundary = named?.dropFirst("boundary=".count).filter({ $0 != "\"" }) else { return nil }
    return (1...70).contains(boundary.utf8.count) ? boundary : nil
  }

  /// What stands between the marks, without the line breaks around it.
  private static func parts(_ bytes: [UInt8], _ mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var places: [Int] = []
    var place = 0
    while let found = bytes[place...].firstRange(of: mark)?.lowerBound {
      // A mark begins a line; the same characters inside a text do not.
      if found == 0 || bytes[found - 1] == 10 { places.append(found) }
      place = found + mark.count
    }
    return zip(places, places.dropFirst()).map { start, end in
      var part = bytes[(start + mark.count)..<end]
      if part.first == 13 { part = part.dropFirst() }
      if part.first == 10 { part = part.dropFirst() }
      if part.last == 10 { part = part.dropLast() }
      if part.last == 13 { part = part.dropLast() }
      return part
    }
  }

  private static func split(_ part: ArraySlice<UInt8>) -> (head: String, body: ArraySlice<UInt8>)? {
    for blank in [[13, 10, 13, 10], [10, 10]] as [[UInt8]] {
      guard let found = part.firstRange(of: blank) else { continue }
      return (String(decoding: part[..<found.lowerBound], as: UTF8.self), part[found.upperBound...])
    }
    return nil
  }

  /// The names and values of `Content-Disposition`.
  private static func disposition(_ head: String) -> [String: String] {
    let lines = head.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else { return [:] }
    var fields: [String: String] = [:]
    for part in line.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      var value = pair[1].withoutSpace
      if value.count >= 2, value.first == "\"", value.last == "\"" { value = String(value.dropFirst().dropLast()) }
      fields[pair[0].withoutSpace] = value
    }
    return fields
  }

  /// As other forms read a text: line breaks are "\n", other control characters are dropped.
  private static func text(_ bytes: ArraySlice<UInt8>) throws(FormFault) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var lastWasReturn = false
    for byte in bytes {
      switch byte {
      case 0: throw .nul
      case 13: kept.append(10)
      case 10 where lastWasReturn: break
      case 9, 10: kept.append(byte)
      case 1..<32, 127: break
      default: kept.append(byte)
      }
      lastWasReturn = byte == 13
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension StringProtocol {
  fileprivate var withoutSpace: String { String(self).withoutSpaceAround }
}

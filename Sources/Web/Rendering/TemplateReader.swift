/// Reads the text of a template: the language Mustache, less what no template here may do.
///
/// There is no way to write a value without escaping it, none to change how tags look, and only a layout has blocks.
struct TemplateReader {
  private enum Piece {
    case text(Substring)
    case tag(Substring, line: Int)
  }

  /// The names of the parts and layouts that the template uses.
  private(set) var uses: Set<String> = []
  private var pieces: ArraySlice<Piece>

  /// - Throws: the reason, in Norwegian, when the template cannot be used.
  static func read(_ source: String) throws(TemplateFault.Reason) -> (nodes: [TemplateNode], uses: Set<String>) {
    var reader = TemplateReader(pieces: try pieces(of: source)[...])
    let nodes = try reader.nodes(until: nil)
    return (nodes, reader.uses)
  }

  private init(pieces: ArraySlice<Piece>) {
    self.pieces = pieces
  }

  private mutating func nodes(until end: (name: String, line: Int)?) throws(TemplateFault.Reason) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while let piece = pieces.popFirst() {
      switch piece {
      case .text(let text): nodes.append(.text(Array(text.utf8)))
      case .tag(let tag, let line):
        if tag.first == "/" {
          guard let end, tag.dropFirst().trimmed == end.name else {
            throw .init("linje \(line): «{{\(tag)}}» lukker ikke det som sist ble åpnet")
          }
          return nodes
        }
        if let node = try node(tag, line) { nodes.append(node) }
      }
    }
    if let end { throw .init("linje \(end.line): «\(end.name)» åpnes, men lukkes ikke") }
    return nodes
  }

  private mutating func node(_ tag: Substring, _ line: Int) throws(TemplateFault.Reason) -> TemplateNode? {
    let name = tag.dropFirst().trimmed
    switch tag.first {
    case nil: throw .init("linje \(line): tom «{{}}»")
    case "{", "&": throw .init("linje \(line): «{{\(tag)}}» skriver uten å uskadeliggjøre tegn; det gjør ingen mal")
    case "%", "=": throw .init("linje \(line): «{{\(tag)}}» endrer hvordan malen leses; det gjør ingen mal")
    case "!": return nil
    case "#", "^":
      let asked = try slotName(name[...], line)
      return .section(asked, isInverted: tag.first == "^", try nodes(until: (name, line)))
    case "$": return .block(name, try nodes(until: (name, line)))
    case ">" where name.hasPrefix("*"): return .namedPart(try slotName(name.dropFirst(), line))
    case ">":
      uses.insert(name)
      return .part(name)
    case "<":
      // A part with blocks inside another's block would be given the outer one's block, without end.
      guard name.hasPrefix("layout") else { throw .init("linje \(line): bare «layout» har blokker, ikke «\(name)»") }
      uses.insert(name)
      return .layout(name, try blocks(until: (name, line)))
    default: return .value(try slotName(tag.trimmed[...], line))
    }
  }

  private mutating func blocks(until end: (String, Int)) throws(TemplateFault.Reason) -> [String: [TemplateNode]] {
    var blocks: [String: [TemplateNode]] = [:]
    for node in try nodes(until: (name: end.0, line: end.1)) {
      switch node {
      case .block(let name, let nodes): blocks[name] = nodes
      case .text(let text) where text.allSatisfy({ $0 <= 32 }): break
      default: throw .init("linje \(end.1): i «\(end.0)» står det bare blokker")
      }
    }
    return blocks
  }

  private func slotName(_ text: Substring, _ line: Int) throws(TemplateFault.Reason) -> SlotName {
    do {
      return try SlotName(text)
    } catch {
      throw .init("linje \(line): \(error.text)")
    }
  }

  /// Text and tags in order. Indentation is for the reader of the template, and inside a text area it would become part
  /// of the text, so it goes; so does the line of tags that print nothing themselves.
  private static func pieces(of source: String) throws(TemplateFault.Reason) -> [Piece] {
    var pieces: [Piece] = []
    for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line.drop { $0 == " " || $0 == "\t" }
      var hasText = false
      while let open = rest.firstRange(of: "{{") {
        if open.lowerBound > rest.startIndex {
          pieces.append(.text(rest[..<open.lowerBound]))
          hasText = true
        }
        rest = rest[open.upperBound...]
        guard let close = rest.firstRange(of: "}}") else { throw .init("linje \(number + 1): «{{» uten «}}»") }
        let tag = rest[..<close.lowerBound]
        hasText = hasText || !"#^/!><$".contains(tag.first ?? " ")
        pieces.append(.tag(tag, line: number + 1))
        rest = rest[close.upperBound...]
      }
      if !rest.isEmpty || hasText { pieces.append(.text(rest + "\n")) }
    }
    return pieces
  }
}

extension Substring {
  fileprivate var trimmed: String {
    filter { !$0.isWhitespace }
  }
}

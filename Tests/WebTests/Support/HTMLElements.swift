extension HTMLCheck {
  /// The opening tags of the page in order, with their attributes and the text they hold. Enough of HTML for what our own
  /// templates write; anything else shows up as a fault.
  static func elements(of html: String) -> [Element] {
    var elements: [Element] = []
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...].dropFirst()
      guard let first = rest.first, first.isLetter else { continue }
      let tag = HTMLCheck.tag(rest)
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
      rest = rest[tag.endIndex...].dropFirst()
      let end = rest.firstRange(of: "</\(name)>")?.lowerBound ?? rest.startIndex
      elements.append(
        Element(name: name, attributes: attributes(tag.dropFirst(name.count)), text: text(of: rest[..<end])))
      // What stands in a text area or the title is text, whatever it looks like.
      if ["textarea", "title", "script"].contains(name) { rest = rest[end...] }
    }
    return elements
  }

  /// Up to the ">" that ends the tag, which is not one inside quotes.
  private static func tag(_ text: Substring) -> Substring {
    var isQuoted = false
    return text.prefix { character in
      if character == "\"" { isQuoted.toggle() }
      return isQuoted || character != ">"
    }
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text.drop { $0.isWhitespace || $0 == "/" }
    while !rest.isEmpty {
      let name = rest.prefix { !$0.isWhitespace && $0 != "=" }.lowercased()
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst(2)
        let quoted = rest.prefix { $0 != "\"" }
        value = String(quoted)
        rest = rest[quoted.endIndex...].dropFirst()
      }
      if !name.isEmpty { attributes[name] = value }
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
    }
    return attributes
  }

  private static func text(of html: Substring) -> String {
    var isTag = false
    let text = html.filter { character in
      if character == "<" { isTag = true }
      defer { if character == ">" { isTag = false } }
      return !isTag
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

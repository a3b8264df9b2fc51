/// The text of one template, checked and made ready for the engine.
struct TemplateText {
  /// What the engine is given.
  let prepared: String
  /// The names of the parts and layouts it uses.
  let uses: Set<String>

  /// - Throws: the reason, in Norwegian, when the template does what no template may.
  init(_ source: String) throws(TemplateFault.Reason) {
    var prepared = ""
    var uses: Set<String> = []
    var rest = TemplateText.withoutIndentation(source)[...]
    while let open = rest.range(of: "{{") {
      prepared += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.range(of: "}}") else { throw .init("«{{» uten «}}»") }
      let tag = rest[..<close.lowerBound]
      rest = rest[close.upperBound...]
      switch tag.first {
      case nil: throw .init("tom «{{}}»")
      case "{", "&": throw .init("«{{\(tag)}}» skriver uten å uskadeliggjøre tegn; det gjør ingen mal")
      case "%", "=": throw .init("«{{\(tag)}}» endrer hvordan malen leses; det gjør ingen mal")
      case "!": break
      case ">", "<":
        let name = tag.dropFirst().filter { !$0.isWhitespace }
        if !name.hasPrefix("*") { uses.insert(name) }
        // A part with blocks inside another's block would be given the outer one's block, without end.
        guard tag.first == ">" || name.hasPrefix("layout") else {
          throw .init("bare «layout» har blokker, ikke «\(name)»")
        }
        prepared += "{{\(tag)}}"
      case "#", "^", "/", "$": prepared += "{{\(tag)}}"
      default: prepared += "{{{\(tag)}}}"  // Texts are escaped before the engine gets them.
      }
    }
    self.prepared = prepared + rest
    self.uses = uses
  }

  /// Indentation is for the reader of the template; inside a text area it would become part of the text.
  private static func withoutIndentation(_ source: String) -> String {
    source.split(separator: "\n", omittingEmptySubsequences: true)
      .map { $0.drop { $0 == " " || $0 == "\t" } }
      .joined(separator: "\n") + "\n"
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    firstRange(of: text)
  }
}

/// A template that cannot be used: which file, and why.
public struct TemplateFault: Error, CustomStringConvertible {
  /// What is wrong, in Norwegian.
  public struct Reason: Error {
    let text: String
    init(_ text: String) { self.text = text }
  }

  public let file: String
  public let reason: String

  public var description: String { "\(file): \(reason)" }
}

/// A piece of a template, read.
enum TemplateNode: Sendable {
  case text([UInt8])
  case value(SlotName)
  /// What stands between "{{#name}}" or "{{^name}}" and "{{/name}}".
  indirect case section(SlotName, isInverted: Bool, [TemplateNode])
  /// "{{>name}}".
  case part(String)
  /// "{{>*name}}": the slot says which.
  case namedPart(SlotName)
  /// "{{<layout}}": the layout, with the blocks that fill it.
  indirect case layout(String, [String: [TemplateNode]])
  /// "{{$name}}": where the layout is filled, and what stands there otherwise.
  indirect case block(String, [TemplateNode])
}

/// What a tag asks for.
struct SlotName: Sendable, Hashable {
  enum Question: String, Sendable {
    /// "empty(name)" and "count(name)", of a list or text.
    case empty, count
    /// "first()" and "last()": whether this is the list's first or last.
    case first, last
  }

  /// Nil for ".", the innermost value.
  let first: String?
  /// "a.b" is slot b of slot a.
  let rest: [String]
  let question: Question?

  /// - Throws: the reason when it is no name.
  init(_ text: Substring) throws(TemplateFault.Reason) {
    var name = text
    var question: Question?
    if let open = text.firstIndex(of: "("), text.last == ")" {
      guard let known = Question(rawValue: String(text[..<open])) else {
        throw .init("«\(text)»: maler kan spørre om empty(…), count(…), first() og last(), ikke mer")
      }
      question = known
      name = text[open...].dropFirst().dropLast()
    }
    let needsName = question != .first && question != .last
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." }), name.isEmpty != needsName else {
      throw .init("«{{\(text)}}» er ikke et navn")
    }
    self.question = question
    let path = name.split(separator: ".").map(String.init)
    (first, rest) = (path.first, Array(path.dropFirst()))
  }
}

/// A template that cannot be used: which file, and why.
public struct TemplateFault: Error, CustomStringConvertible {
  /// What is wrong, in Norwegian.
  struct Reason: Error, Equatable {
    let text: String

    init(_ text: String) { self.text = text }
  }

  public let file: String
  public let reason: String

  public var description: String { "\(file): \(reason)" }
}

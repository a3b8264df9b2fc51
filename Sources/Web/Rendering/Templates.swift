internal import Foundation
internal import Mustache

/// All templates, read and checked once when the program starts.
struct Templates: Sendable {
  private let library: MustacheLibrary
  /// Their names, in order.
  let names: [String]

  /// Reads every template of the folder.
  ///
  /// - Throws: `TemplateFault` with file and reason when one is missing, broken or uses one that is not there.
  init(in files: WebFiles) throws(TemplateFault) {
    var library = MustacheLibrary()
    var texts: [String: TemplateText] = [:]
    for file in files.named("mustache") {
      let name = String(file.dropLast(".mustache".count))
      do {
        let text = try TemplateText(try files.text(file))
        try library.register(text.prepared, named: name)
        texts[name] = text
      } catch let fault as TemplateFault {
        throw fault
      } catch let reason as TemplateFault.Reason {
        throw TemplateFault(file: file, reason: reason.text)
      } catch let error as MustacheTemplate.ParserError {
        throw TemplateFault(file: file, reason: "linje \(error.context.lineNumber): \(error.error)")
      } catch {
        throw TemplateFault(file: file, reason: "\(error)")
      }
    }
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      for used in text.uses.sorted() where texts[used] == nil {
        throw TemplateFault(file: "\(name).mustache", reason: "bruker «\(used)», som ikke finnes")
      }
    }
    self.library = library
    names = texts.keys.sorted()
  }

  /// A template filled in.
  struct Rendered: Sendable {
    let html: String
    /// Names that the template asks for and the model does not have; always a mistake in one of them.
    let missing: [String]
  }

  /// Fills in a page or part. `frame` is what every page has: who is logged in, the menu, the message.
  ///
  /// - Throws: `TemplateFault` when there is no such template.
  func render(_ model: some Sendable, template: String, frame: Frame?) throws(TemplateFault) -> Rendered {
    let root = Root(model: .of(model), frame: frame.map(FrameSlots.init))
    guard let html = library.render(root, withTemplate: template) else {
      throw TemplateFault(file: "\(template).mustache", reason: "malen finnes ikke")
    }
    return Rendered(html: html, missing: root.missing)
  }
}

/// The outermost model of a rendering: the page's own slots, the frame's, and a note of what neither has.
private final class Root: MustacheParent {
  private let model: Slots
  private let frame: FrameSlots?
  private(set) var missing: [String] = []

  init(model: Slots, frame: FrameSlots?) {
    self.model = model
    self.frame = frame
  }

  func child(named name: String) -> Any? {
    if let value = model.child(named: name) { return value }
    if name == "frame" { return frame ?? Nothing() }
    missing.append(name)
    return nil
  }
}

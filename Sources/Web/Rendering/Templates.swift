/// All templates, read and checked once when the program starts.
struct Templates: Sendable {
  private let program: TemplateProgram
  /// Their names, in order.
  let names: [String]

  /// Reads every template of the folder.
  ///
  /// - Throws: `TemplateFault` with file and reason when one is broken or uses one that is not there.
  init(in files: WebFiles) throws(TemplateFault) {
    var nodes: [String: [TemplateNode]] = [:]
    var uses: [(name: String, used: String)] = []
    for file in files.named("mustache") {
      let name = String(file.dropLast(".mustache".count))
      let text = try files.text(file)
      do {
        let template = try TemplateReader.read(text)
        nodes[name] = template.nodes
        uses += template.uses.sorted().map { (name, $0) }
      } catch {
        throw TemplateFault(file: file, reason: error.text)
      }
    }
    for (name, used) in uses where nodes[used] == nil {
      throw TemplateFault(file: "\(name).mustache", reason: "bruker «\(used)», som ikke finnes")
    }
    program = TemplateProgram(nodes)
    names = nodes.keys.sorted()
  }

  /// A template filled in.
  struct Rendered: Sendable {
    let html: [UInt8]
    /// Names that the template asks for and the model does not have; always a mistake in one of them.
    let missing: [String]
  }

  /// Fills in a page or part. `frame` is what every page has: who is logged in, the menu, the message.
  ///
  /// - Throws: `TemplateFault` when there is no such template.
  func render(_ model: some Sendable, template: String, frame: Frame?) throws(TemplateFault) -> Rendered {
    guard program.templates[template] != nil else {
      throw TemplateFault(file: "\(template).mustache", reason: "malen finnes ikke")
    }
    var writer = TemplateWriter(program, page: Slots(ofAny: model), frame: frame.map { Slots(of: $0) })
    writer.write(template: template)
    return Rendered(html: writer.bytes, missing: writer.missing)
  }
}

/// Fills in a template: the nodes and the models in, bytes out.
struct TemplateWriter {
  private struct Level {
    let value: Slot
    let isFirst: Bool
    let isLast: Bool
  }

  private let program: TemplateProgram
  private var levels: [Level]
  /// What fills the blocks of the layout that is being written: a place among the program's fillings.
  private var filling: Int?
  private var depth = 0
  private(set) var bytes: [UInt8] = []
  /// Names that a template asks for and no model has.
  private(set) var missing: [String] = []

  init(_ program: TemplateProgram, page: Slots, frame: Slots?) {
    self.program = program
    var around = Slots()
    around.set("frame", frame.map(Slot.model) ?? .nothing)
    levels = [around, page].map { Level(value: .model($0), isFirst: false, isLast: false) }
    bytes.reserveCapacity(65_536)
  }

  mutating func write(template name: String) {
    guard let template = program.templates[name] else {
      missing.append(name)
      return
    }
    write(template: template)
  }

  private mutating func write(template: Int) {
    // Deeper than any page: a part that holds itself.
    guard depth < 50 else {
      missing.append(program.templates.first { $0.value == template }?.key ?? "")
      return
    }
    depth += 1
    write(program.bodies[template])
    depth -= 1
  }

  private mutating func write(_ stretch: TemplateProgram.Stretch) {
    for place in stretch {
      switch program.steps[place] {
      case .text(let range): write(text: range)
      case .value(let name): write(value(name))
      case .section(let name, let isInverted, let inside):
        write(inside, for: value(name), isInverted: isInverted)
      case .part(let template): write(template: template)
      case .namedPart(let name): if case .text(let part) = value(name) { write(template: part) }
      case .block(let number, let otherwise): write(filled(number) ?? otherwise)
      case .layout(let template, let fillings):
        let outer = filling
        filling = fillings
        write(template: template)
        filling = outer
      }
    }
  }

  private mutating func write(text range: Range<Int>) {
    program.text.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private func filled(_ block: Int) -> TemplateProgram.Stretch? {
    guard let filling, block < program.fillings[filling].count else { return nil }
    return program.fillings[filling][block]
  }

  private mutating func write(_ value: Slot) {
    switch value {
    case .text(let text): bytes.append(escaping: text)
    case .made(let make): bytes.append(escaping: make())
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .nothing, .model, .list: break
    }
  }

  private mutating func write(_ inside: TemplateProgram.Stretch, for value: Slot, isInverted: Bool) {
    switch value {
    case .nothing, .truth(false): if isInverted { write(inside) }
    case .truth(true): if !isInverted { write(inside) }
    case .list(let values):
      if values.isEmpty, isInverted { write(inside) }
      guard !isInverted else { return }
      for (place, value) in values.enumerated() {
        write(inside, in: Level(value: value, isFirst: place == 0, isLast: place == values.count - 1))
      }
    case .text, .model, .made:
      if !isInverted { write(inside, in: Level(value: value, isFirst: false, isLast: false)) }
    }
  }

  private mutating func write(_ inside: TemplateProgram.Stretch, in level: Level) {
    levels.append(level)
    write(inside)
    levels.removeLast()
  }

  private mutating func value(_ name: Int) -> Slot {
    switch program.names[name].question {
    case nil: return find(name)
    case .first: return .truth(levels.last?.isFirst ?? false)
    case .last: return .truth(levels.last?.isLast ?? false)
    case .empty: return .truth(TemplateWriter.count(find(name)) == 0)
    case .count: return .text(String(TemplateWriter.count(find(name))))
    }
  }

  private static func count(_ value: Slot) -> Int {
    switch value {
    case .list(let values): values.count
    case .text(let text): text.count
    case .nothing: 0
    case .truth, .model, .made: 1
    }
  }

  /// The innermost model that has the first name decides; the rest of the path is looked for in it.
  private mutating func find(_ name: Int) -> Slot {
    guard let first = program.names[name].first else { return levels.last?.value ?? .nothing }
    for level in levels.indices.reversed() {
      guard var found = levels[level].value[first] else { continue }
      for part in program.names[name].rest {
        guard case .model(let inner) = found else { return .nothing }
        guard let next = inner[part] else { return lacking(program.names[name]) }
        found = next
      }
      return found
    }
    return lacking(program.names[name])
  }

  private mutating func lacking(_ name: SlotName) -> Slot {
    missing.append(([name.first ?? "."] + name.rest).joined(separator: "."))
    return .nothing
  }
}

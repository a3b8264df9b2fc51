/// Fills in a template: the nodes and the models in, bytes out.
struct TemplateWriter {
  private struct Level {
    let value: Slot
    let isFirst: Bool
    let isLast: Bool
  }

  private let templates: [String: [TemplateNode]]
  private var levels: [Level]
  private var blocks: [String: [TemplateNode]] = [:]
  private var depth = 0
  private(set) var bytes: [UInt8] = []
  /// Names that a template asks for and no model has.
  private(set) var missing: [String] = []

  init(_ templates: [String: [TemplateNode]], page: Slots, frame: Slots?) {
    self.templates = templates
    var around = Slots()
    around.set("frame", frame.map(Slot.model) ?? .nothing)
    levels = [around, page].map { Level(value: .model($0), isFirst: false, isLast: false) }
    bytes.reserveCapacity(32_768)
  }

  mutating func write(template name: String) {
    // Deeper than any page: a part that holds itself.
    guard let nodes = templates[name], depth < 50 else {
      missing.append(name)
      return
    }
    depth += 1
    write(nodes)
    depth -= 1
  }

  private mutating func write(_ nodes: [TemplateNode]) {
    for node in nodes {
      switch node {
      case .text(let text): bytes.append(contentsOf: text)
      case .value(let name): write(value(name))
      case .section(let name, let isInverted, let inside): write(inside, for: value(name), isInverted: isInverted)
      case .part(let name): write(template: name)
      case .namedPart(let name): if case .text(let part) = value(name) { write(template: part) }
      case .block(let name, let otherwise): write(blocks[name] ?? otherwise)
      case .layout(let name, let filling):
        let outer = blocks
        blocks = filling
        write(template: name)
        blocks = outer
      }
    }
  }

  private mutating func write(_ value: Slot) {
    switch value {
    case .text(let text): bytes.append(escaping: text)
    case .made(let make): bytes.append(escaping: make())
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .nothing, .model, .list: break
    }
  }

  private mutating func write(_ nodes: [TemplateNode], for value: Slot, isInverted: Bool) {
    switch value {
    case .nothing, .truth(false): if isInverted { write(nodes) }
    case .truth(true): if !isInverted { write(nodes) }
    case .list(let values):
      if values.isEmpty, isInverted { write(nodes) }
      guard !isInverted else { return }
      for (place, value) in values.enumerated() {
        write(nodes, in: Level(value: value, isFirst: place == 0, isLast: place == values.count - 1))
      }
    case .text, .model, .made:
      if !isInverted { write(nodes, in: Level(value: value, isFirst: false, isLast: false)) }
    }
  }

  private mutating func write(_ nodes: [TemplateNode], in level: Level) {
    levels.append(level)
    write(nodes)
    levels.removeLast()
  }

  private mutating func value(_ name: SlotName) -> Slot {
    switch name.question {
    case nil: return find(name.path)
    case .first: return .truth(levels.last?.isFirst ?? false)
    case .last: return .truth(levels.last?.isLast ?? false)
    case .empty: return .truth(TemplateWriter.count(find(name.path)) == 0)
    case .count: return .text(String(TemplateWriter.count(find(name.path))))
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
  private mutating func find(_ path: [String]) -> Slot {
    guard let first = path.first else { return levels.last?.value ?? .nothing }
    for level in levels.reversed() {
      guard case .model(let slots) = level.value, var found = slots[first] else { continue }
      for name in path.dropFirst() {
        guard case .model(let inner) = found else { return .nothing }
        guard let next = inner[name] else {
          missing.append(path.joined(separator: "."))
          return .nothing
        }
        found = next
      }
      return found
    }
    missing.append(first)
    return .nothing
  }
}

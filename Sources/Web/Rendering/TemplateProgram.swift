/// All templates laid out in one row of steps, where what stands inside something follows it.
///
/// The steps hold numbers only, and all the text is one run of bytes: a tree of names and arrays costs more to keep alive
/// while one walks through it than what it writes.
struct TemplateProgram: Sendable {
  /// A stretch of the steps.
  typealias Stretch = Range<Int>

  enum Step: Sendable {
    static let nothing = Step.text(0..<0)

    /// Bytes of ``text``.
    case text(Range<Int>)
    /// In all of these, a name is a place in ``names``.
    case value(name: Int)
    case section(name: Int, isInverted: Bool, inside: Stretch)
    /// A place in ``bodies``.
    case part(template: Int)
    case namedPart(name: Int)
    /// The fillings are a place in ``fillings``.
    case layout(template: Int, fillings: Int)
    case block(Int, otherwise: Stretch)
  }

  private(set) var steps: [Step] = []
  private(set) var text: [UInt8] = []
  private(set) var names: [SlotName] = []
  /// For each use of a layout: what stands in each block, by the block's number; nil for one that is left as it is.
  private(set) var fillings: [[Stretch?]] = []
  /// Where each template stands, in the order of ``templates``.
  private(set) var bodies: [Stretch] = []
  /// The place of each template in ``bodies``.
  let templates: [String: Int]
  private var places: [SlotName: Int] = [:]
  private var blocks: [String: Int] = [:]

  init(_ nodes: [String: [TemplateNode]]) {
    let order = nodes.keys.sorted()
    templates = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    for name in order { bodies.append(lay(nodes[name] ?? [])) }
  }

  /// Lays out the nodes one after another and what is inside them after that; tells where they stand.
  private mutating func lay(_ nodes: [TemplateNode]) -> Stretch {
    let stretch = steps.count..<steps.count + nodes.count
    steps += nodes.map { _ in .nothing }
    for (place, node) in zip(stretch, nodes) { steps[place] = step(node) }
    return stretch
  }

  private mutating func step(_ node: TemplateNode) -> Step {
    switch node {
    case .text(let bytes):
      text += bytes
      return .text(text.count - bytes.count..<text.count)
    case .value(let name): return .value(name: place(of: name))
    case .section(let name, let isInverted, let nodes):
      return .section(name: place(of: name), isInverted: isInverted, inside: lay(nodes))
    // That every part there is talk of is there, has been checked.
    case .part(let name): return templates[name].map(Step.part) ?? .nothing
    case .namedPart(let name): return .namedPart(name: place(of: name))
    case .block(let name, let nodes): return .block(number(of: name), otherwise: lay(nodes))
    case .layout(let name, let filled):
      let laid = filled.sorted { $0.key < $1.key }.map { (block: number(of: $0.key), stretch: lay($0.value)) }
      var filling = [Stretch?](repeating: nil, count: blocks.count)
      for (block, stretch) in laid { filling[block] = stretch }
      fillings.append(filling)
      return templates[name].map { .layout(template: $0, fillings: fillings.count - 1) } ?? .nothing
    }
  }

  private mutating func place(of name: SlotName) -> Int {
    if let known = places[name] { return known }
    names.append(name)
    places[name] = names.count - 1
    return names.count - 1
  }

  private mutating func number(of block: String) -> Int {
    let number = blocks[block] ?? blocks.count
    blocks[block] = number
    return number
  }
}

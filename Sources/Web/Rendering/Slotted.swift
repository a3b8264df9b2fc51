/// A model that states its slots itself. The components do: looking up stored properties by reflection costs ten times as
/// much, and a page of rows has thousands.
///
/// What it leaves out, its template cannot use; a template that asks for it is an error in tests.
public protocol Slotted: Sendable {
  func fill(_ slots: inout SlotWriter)
}

/// Takes down a model's slots, each name once.
public struct SlotWriter {
  private(set) var slots = Slots(capacity: 8)

  public mutating func set(_ name: String, _ text: String) { slots.set(name, .text(text)) }

  public mutating func set(_ name: String, _ text: String?) { slots.set(name, text.map(Slot.text) ?? .nothing) }

  public mutating func set(_ name: String, _ truth: Bool) { slots.set(name, .truth(truth)) }

  public mutating func set(_ name: String, _ number: Int) { slots.set(name, .text(String(number))) }

  public mutating func set(_ name: String, _ texts: [String]) { slots.set(name, .list(texts.map(Slot.text))) }

  public mutating func set(_ name: String, _ code: some RawRepresentable<String>) {
    slots.set(name, .text(code.rawValue))
  }

  public mutating func set(_ name: String, _ model: some Slotted) { slots.set(name, .model(Slots(of: model))) }

  public mutating func set(_ name: String, _ model: (some Slotted)?) {
    slots.set(name, model.map { .model(Slots(of: $0)) } ?? .nothing)
  }

  public mutating func set(_ name: String, _ models: [some Slotted]) {
    slots.set(name, .list(models.map { .model(Slots(of: $0)) }))
  }

  public mutating func set(_ name: String, _ part: (any Component)?) {
    slots.set(name, part.map { .model(Slots(of: $0)) } ?? .nothing)
  }

  public mutating func set(_ name: String, _ parts: [any Component]) {
    slots.set(name, .list(parts.map { .model(Slots(of: $0)) }))
  }

  /// Any other value, looked up by reflection.
  public mutating func set(_ name: String, _ value: (some Sendable)?) {
    slots.set(name, value.map { Slot(of: $0) } ?? .nothing)
  }

  mutating func reflect(_ model: Any) { slots = Slots(reflecting: model) }

  mutating func set(made name: String, _ make: @escaping @Sendable () -> String) { slots.set(name, .made(make)) }
}

extension Slots {
  /// The slots that a model states itself.
  init(of model: some Slotted) {
    var writer = SlotWriter()
    model.fill(&writer)
    self = writer.slots
  }

  /// The slots of a component, and which template it has.
  init(of part: some Component) {
    var writer = SlotWriter()
    part.fill(&writer)
    self = writer.slots
    set("component", .text(type(of: part).template))
  }

  /// A model's stored properties.
  init(reflecting model: Any) {
    self.init(capacity: 8)
    for (name, value) in Mirror(reflecting: model).children {
      guard let name else { continue }
      set(name, Slot(of: value))
    }
  }

  /// The slots of any model.
  init(ofAny model: Any) {
    switch model {
    case let part as any Component: self.init(of: part)
    case let model as any Slotted: self.init(of: model)
    default: self.init(reflecting: model)
    }
  }
}

extension Component {
  /// Unless it states its slots, they are its stored properties.
  public func fill(_ slots: inout SlotWriter) {
    slots.reflect(self)
  }
}

extension Slot {
  /// Any value as a template reads it.
  init(of value: Any) {
    switch value {
    case let text as String: self = .text(text)
    case let truth as Bool: self = .truth(truth)
    case let number as Int: self = .text(String(number))
    case is any Slotted: self = .model(Slots(ofAny: value))
    default: self = Slot(reflecting: value)
    }
  }

  private init(reflecting value: Any) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: self = mirror.children.first.map { Slot(of: $0.value) } ?? .nothing
    case .collection, .set: self = .list(mirror.children.map { Slot(of: $0.value) })
    case .struct, .class, .tuple: self = .model(Slots(reflecting: value))
    default:
      let raw = (value as? any RawRepresentable<String>)?.rawValue
      self = .text(raw ?? String(describing: value))
    }
  }
}

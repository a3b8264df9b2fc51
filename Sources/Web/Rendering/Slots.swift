internal import Mustache

/// A model as templates read it: names and values, every text already escaped.
///
/// Made once per page, because asking a value for its members by reflection at every slot costs ten times as much, and
/// because a member that is nil must hide one of the same name further out.
final class Slots: MustacheParent {
  private let values: [String: Any]

  init(_ values: [String: Any]) {
    self.values = values
  }

  func child(named name: String) -> Any? {
    values[name]
  }
}

/// The value of a slot that exists and is empty.
struct Nothing: MustacheCustomRepresentation {
  var representation: Any? { nil }
}

extension Slots {
  /// The slots of a model: those it states itself, or its stored properties.
  static func of(_ model: Any) -> Slots {
    var values: [String: Any] = [:]
    if let model = model as? any Slotted {
      for (name, value) in model.slots { values[name] = value.map(slot) ?? Nothing() }
    } else {
      for (name, value) in Mirror(reflecting: model).children {
        guard let name else { continue }
        values[name] = slot(value)
      }
    }
    if let part = model as? any Component { values["component"] = type(of: part).template }
    return Slots(values)
  }

  /// One value as a template reads it.
  static func slot(_ value: Any) -> Any {
    if let text = value as? String { return text.escapedForHTML }
    if let truth = value as? Bool { return truth }
    if let number = value as? Int { return String(number) }
    if value is any Slotted { return of(value) }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { slot($0.value) } ?? Nothing()
    case .collection, .set: return mirror.children.map { slot($0.value) }
    case .struct, .class, .tuple: return of(value)
    default: break
    }
    if let raw = value as? any RawRepresentable<String> { return raw.rawValue.escapedForHTML }
    return String(describing: value).escapedForHTML
  }
}

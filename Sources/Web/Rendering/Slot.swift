/// One value as a template reads it.
enum Slot: Sendable {
  /// A slot that exists and is empty. It hides a slot of the same name further out.
  case nothing
  case truth(Bool)
  /// Text, not yet escaped.
  case text(String)
  case model(Slots)
  case list([Slot])
  /// Text made anew each time it is asked for.
  case made(@Sendable () -> String)

  /// The slot of a model; nil when it has none, or when this is no model.
  subscript(name: String) -> Slot? {
    if case .model(let slots) = self { slots[name] } else { nil }
  }
}

/// The names and values of one model, in the order it states them. There are never many, so the first match is found
/// sooner by looking through them than by hashing.
struct Slots: Sendable {
  private var entries: [(name: String, value: Slot)] = []

  init(capacity: Int = 0) {
    entries.reserveCapacity(capacity)
  }

  subscript(name: String) -> Slot? {
    // By place: an entry taken out to be looked at is kept alive and let go of again, names and values.
    for place in entries.indices where entries[place].name == name { return entries[place].value }
    return nil
  }

  mutating func set(_ name: String, _ value: Slot) {
    entries.append((name, value))
  }
}

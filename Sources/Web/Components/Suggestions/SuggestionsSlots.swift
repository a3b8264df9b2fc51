extension Suggestions.Hit: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("name", name)
    slots.set("about", about)
    slots.set("address", address)
  }
}

extension Suggestions {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("summary", summary)
    slots.set("hits", hits)
  }
}

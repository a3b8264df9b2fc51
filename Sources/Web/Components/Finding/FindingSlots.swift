extension Finding {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("state", state)
    slots.set("title", title)
    slots.set("action", action)
    slots.set("departure", departure)
    slots.set("reasons", reasons)
    slots.set("source", source)
    slots.set("isOpen", isOpen)
  }
}

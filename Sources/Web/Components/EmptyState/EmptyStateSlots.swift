extension EmptyState {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("text", text)
    slots.set("advice", advice)
    slots.set("button", button)
  }
}

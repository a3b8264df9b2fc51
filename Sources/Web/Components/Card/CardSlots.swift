extension Card {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("heading", heading)
    slots.set("text", text)
    slots.set("inside", inside)
  }
}

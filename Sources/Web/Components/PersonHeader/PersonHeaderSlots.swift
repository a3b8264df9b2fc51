extension PersonHeader {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("name", name)
    slots.set("facts", facts)
    slots.set("tags", tags)
    slots.set("buttons", buttons)
    slots.set("tabs", tabs)
    slots.set("isHeading", isHeading)
  }
}

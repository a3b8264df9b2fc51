extension Button {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("text", text)
    slots.set("kind", kind)
    slots.set("isSmall", isSmall)
    slots.set("address", address)
    slots.set("name", name)
    slots.set("value", value)
    slots.set("key", key)
    slots.set("about", about)
  }
}

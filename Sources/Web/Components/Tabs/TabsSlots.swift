extension Tabs.Tab: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("address", address)
    slots.set("isHere", isHere)
  }
}

extension Tabs {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("label", label)
    slots.set("tabs", tabs)
  }
}

extension TaskList.Item: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("address", address)
    slots.set("hint", hint)
    slots.set("state", state)
  }
}

extension TaskList {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("items", items)
  }
}

extension Select.Shown: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("value", value)
    slots.set("label", label)
    slots.set("isChosen", isChosen)
  }
}

extension Select {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("field", field)
    slots.set("empty", empty)
    slots.set("options", options)
  }
}

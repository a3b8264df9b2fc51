extension Choices.Shown: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("value", value)
    slots.set("label", label)
    slots.set("hint", hint)
    slots.set("isChosen", isChosen)
  }
}

extension Choices {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("field", field)
    slots.set("type", type)
    slots.set("isInline", isInline)
    slots.set("options", options)
  }
}

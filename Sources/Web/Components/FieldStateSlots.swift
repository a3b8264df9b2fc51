extension FieldState: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("name", name)
    slots.set("label", label)
    slots.set("hint", hint)
    slots.set("problem", problem)
    slots.set("value", value)
    slots.set("isOptional", isOptional)
    slots.set("described", described)
  }
}

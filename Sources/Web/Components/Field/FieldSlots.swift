extension Field {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("field", field)
    slots.set("width", width)
    slots.set("type", type)
    slots.set("inputMode", inputMode)
    slots.set("autocomplete", autocomplete)
    slots.set("list", list)
  }
}

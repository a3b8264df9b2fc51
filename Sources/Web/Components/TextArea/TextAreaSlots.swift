extension TextArea {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("field", field)
    slots.set("rows", rows)
    slots.set("most", most)
    slots.set("left", left)
    slots.set("draft", draft)
    slots.set("isLarge", isLarge)
  }
}

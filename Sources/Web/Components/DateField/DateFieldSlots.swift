extension DateField {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("field", field)
  }
}

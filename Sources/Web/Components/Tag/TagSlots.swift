extension Tag {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("text", text)
    slots.set("tone", tone)
    slots.set("sign", sign)
  }
}

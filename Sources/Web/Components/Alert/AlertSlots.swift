extension Alert {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("tone", tone)
    slots.set("sign", sign)
    slots.set("heading", heading)
    slots.set("text", text)
    slots.set("lines", lines)
    slots.set("button", button)
    slots.set("isUrgent", isUrgent)
  }
}

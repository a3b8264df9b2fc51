extension ErrorSummary.Line: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("address", address)
    slots.set("message", message)
  }
}

extension ErrorSummary {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("lines", lines)
  }
}

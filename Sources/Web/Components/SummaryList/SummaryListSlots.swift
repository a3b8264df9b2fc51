extension SummaryList.Row: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("term", term)
    slots.set("lines", lines)
    slots.set("change", change)
  }
}

extension SummaryList.Row.Link: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("text", text)
    slots.set("address", address)
  }
}

extension SummaryList {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("rows", rows)
  }
}

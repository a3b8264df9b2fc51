extension Paging {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("label", label)
    slots.set("text", text)
    slots.set("previous", previous)
    slots.set("next", next)
  }
}

extension Progress {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("label", label)
    slots.set("done", done)
    slots.set("all", all)
    slots.set("text", text)
  }
}

extension TimelineEntry {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("when", when)
    slots.set("iso", iso)
    slots.set("kind", kind)
    slots.set("title", title)
    slots.set("text", text)
    slots.set("by", by)
    slots.set("tags", tags)
    slots.set("correction", correction)
    slots.set("address", address)
  }
}

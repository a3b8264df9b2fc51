extension TrendChart {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("title", title)
    slots.set("summary", summary)
    slots.set("drawing", drawing)
    slots.set("table", table)
  }
}

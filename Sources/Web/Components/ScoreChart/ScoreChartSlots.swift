extension ScoreChart {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("title", title)
    slots.set("summary", summary)
    slots.set("marks", marks)
    slots.set("drawing", drawing)
    slots.set("table", table)
  }
}

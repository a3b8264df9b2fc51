extension Sparkline {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("path", path)
    slots.set("words", words)
    slots.set("summary", summary)
  }
}

extension ShareBar {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("summary", summary)
    slots.set("stretches", stretches)
    slots.set("legend", legend)
  }
}

extension ShareBar.Stretch: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("kind", kind)
    slots.set("x", x)
    slots.set("width", width)
    slots.set("tip", tip)
  }
}

extension ScoreDrawing.Line: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("y", y)
    slots.set("textY", textY)
    slots.set("text", text)
  }
}

extension ScoreDrawing.Dot: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("x", x)
    slots.set("y", y)
    slots.set("tip", tip)
  }
}

extension ScoreDrawing.Label: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("x", x)
    slots.set("text", text)
    slots.set("anchor", anchor)
  }
}

extension ScoreDrawing.Stripe: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("y", y)
    slots.set("height", height)
    slots.set("textY", textY)
    slots.set("name", name)
    slots.set("isOdd", isOdd)
  }
}

extension ScoreDrawing: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("lines", lines)
    slots.set("stripes", stripes)
    slots.set("marks", marks)
    slots.set("path", path)
    slots.set("expected", expected)
    slots.set("dots", dots)
    slots.set("labels", labels)
  }
}

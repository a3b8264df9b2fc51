extension Table {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("caption", caption)
    slots.set("columns", columns)
    slots.set("rows", rows)
  }
}

extension Table.Row: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("cells", cells)
  }
}

extension Table.Cell: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("text", text)
    slots.set("isNumber", isNumber)
    slots.set("isStrong", isStrong)
    slots.set("address", address)
    slots.set("under", under)
    slots.set("part", part)
  }
}

extension Table.Column: Slotted {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("isNumber", isNumber)
    slots.set("address", address)
    slots.set("order", order)
    slots.set("sign", sign)
    slots.set("isUnseen", isUnseen)
  }
}

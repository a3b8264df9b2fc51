extension ColleagueText {
  public func fill(_ slots: inout SlotWriter) {
    slots.set("heading", heading)
    slots.set("rows", rows)
  }
}

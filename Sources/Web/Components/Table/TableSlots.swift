/// Tables are long: their rows and cells say themselves what slots they have.
extension Table.Cell: Slotted {
  public var slots: KeyValuePairs<String, (any Sendable)?> {
    ["text": text, "isNumber": isNumber, "isStrong": isStrong, "address": address, "under": under, "part": part]
  }
}

extension Table.Row: Slotted {
  public var slots: KeyValuePairs<String, (any Sendable)?> { ["cells": cells] }
}

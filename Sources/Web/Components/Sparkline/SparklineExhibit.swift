extension Sparkline: Exhibited {
  public static let exhibit = Exhibit(
    "Linje i en rad", "En andel over tid i en tabell, med første og siste tall i ord.",
    parameters: ["points": "dag og andel i prosent, eldste først"],
    examples: ["Opp": Sparkline([(0, 52), (30, 63), (61, 71)]), "Uendret": Sparkline([(0, 40), (30, 40)])])
}

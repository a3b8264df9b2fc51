extension CaseState {
  /// Which program a kept state was folded by: another set of facts, or another fold, and it is folded anew from the
  /// journal before anybody reads it.
  public static let format: String = {
    var hash = StableHash()
    hash.mix("\(fold)")
    for part in parts { hash.mix(part.name) }
    for fact in Fact.allCases {
      hash.mix(fact.rawValue)
      hash.mix(fact.kind.options.joined(separator: "|"))
    }
    return hash.text
  }()

  /// Raised whenever the same entries fold to another state, or the state is written in another way.
  private static let fold = 5
}

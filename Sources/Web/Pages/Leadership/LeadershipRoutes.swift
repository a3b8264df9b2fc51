internal import Access

extension Site {
  /// The way in to the leader's pages. Declared after them, so that it knows which there are.
  public func declareLeadership() {
    let declared = Set(routes.map(\.path))
    get(
      "/arbeid/ledelse", may: .use(.leadership), because: "Den som leder, skal finne tallene og veilederen ett sted."
    ) { _, _ in .page(LeadershipPage(declared: declared)) }
  }
}

extension Site {
  /// The page that shows every component.
  public func declareCatalogue() {
    get("/komponenter", everyoneBecause: "Viser bare eksempler, ingen opplysninger om noen.") { _ in
      .page(CataloguePage())
    }
  }
}

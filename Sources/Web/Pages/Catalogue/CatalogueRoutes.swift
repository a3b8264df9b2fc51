internal import Access

extension Site {
  /// The page that shows every component.
  func declareCatalogue() {
    get("/komponenter", may: .use(.components), because: "Viser bare eksempler, for dem som lager sider.") { _, _ in
      .page(CataloguePage())
    }
  }
}

internal import Access
internal import CivilTime
public import Desk

extension Site {
  /// The search of the top bar. Sent as a form, so that no name is ever in an address.
  public func declareFindPerson(_ desk: CaseDesk) {
    let why = "Alle som arbeider med personer, må kunne finne dem."
    get("/arbeid/sok", may: .use(.findPerson), because: why) { request, _ in
      .page(FindPersonPage(FormReading(), nil, today: request.today))
    }
    post("/arbeid/sok", may: .use(.findPerson), because: why) { request, staff in
      var form = request.form
      let typed = form.text("sok", max: 200)
      let isSearchable = typed.flatMap { PersonQuery(typed: $0) } != nil
      let limit = request.isFromScript ? 8 : FindPersonPage.most
      let persons = isSearchable ? try await desk.find(typed ?? "", for: staff, limit: limit) : nil
      if request.isFromScript { return .fragment(Suggestions(found: persons, today: request.today)) }
      let page = FindPersonPage(form, persons, today: request.today)
      return form.isSound ? .page(page) : .again(page)
    }
  }
}

extension Suggestions {
  /// Those found while one types; nil when there is too little to search for yet.
  init(found persons: [PersonRow]?, today: Day) {
    let summary =
      switch persons?.count {
      case nil: "Skriv litt mer, så leter vi."
      case 0: "Ingen treff"
      case 1: "1 treff"
      case let count?: "\(count) treff"
      }
    self.init(
      summary,
      (persons ?? []).map { Hit($0.displayName, about: $0.about(on: today), to: "/arbeid/person/\($0.record)") })
  }
}

internal import Casework
internal import Desk
internal import Guidance

/// Where what a recommendation lacks can be written down.
struct FactPlace {
  private let page: String
  /// The first fact that is missing and has a question on the page's form.
  private let field: Fact?

  init(_ explanation: Explanation, _ file: PersonFile) {
    page = explanation.norm.action?.page ?? "oversikt"
    let parts = file.knowledge.form(page: page)?.parts ?? []
    field = explanation.asked.first { fact in
      !file.state.facts.holds(fact) && parts.contains { $0.facts.contains(fact) }
        && !FactEntry.structured.contains(fact)
    }
  }

  /// The page, at the question where one stands on a form.
  func address(_ record: RecordID) -> String {
    guard let field else { return PersonAddress.page(page, record) }
    return "\(PersonAddress.form(page, record))#\(FieldState.id(of: FactEntry.name(of: field)))"
  }
}

internal import Identity

/// The person's own page: for now who is logged in, and the way out.
struct MyPage: Page {
  static let template = "my-page"
  static let address = "/min-side"

  let title = "Min side"
  let name: String
  let logIns: LogInList

  init(_ person: PersonActor, logIns: LogInList) {
    name = person.name.isEmpty ? "deg" : person.name
    self.logIns = logIns
  }
}

internal import HTTPTypes
internal import Identity
internal import Metrics

/// Everything that keeps the site from taking on more than it can do well.
struct Limiter: Sendable {
  let limits: SiteLimits
  let admission: Admission
  let holding: Holding
  let room: FormRoom
  private let forms: PaceKeeper
  private let searches: PaceKeeper
  private let addresses: PaceKeeper
  private let searchAddress: String?

  init(_ settings: SiteSettings) {
    limits = settings.limits
    admission = Admission(limits)
    holding = Holding(limits)
    room = FormRoom(bytes: limits.formRoom)
    forms = PaceKeeper(limits.forms)
    searches = PaceKeeper(limits.searches)
    addresses = PaceKeeper(limits.formsFromOneAddress)
    searchAddress = settings.searchAddress
  }

  /// Counts a form against the address it came from, before anything is read of it.
  func countAddress(of arrival: Arrival) throws(Trouble) {
    guard arrival.method == .post, let address = arrival.transport.client else { return }
    try refuse(addresses.count(address), "address", arrival)
  }

  /// Counts a form against the log-in that sent it.
  func countLogIn(of arrival: Arrival, at route: SiteRoute) throws(Trouble) {
    guard arrival.method == .post, let session = arrival.session else { return }
    // A search is made while somebody types, and must not use up what signing needs.
    if route.path == searchAddress || route.path.hasSuffix("/finn") {
      try refuse(searches.count(session.id), "search", arrival)
    } else {
      try refuse(forms.count(session.id), "form", arrival)
    }
  }

  private func refuse(_ wait: Int?, _ what: String, _ arrival: Arrival) throws(Trouble) {
    guard let wait else { return }
    Counter(label: "underveis_requests_paced_total", dimensions: [("what", what)]).increment()
    throw .tooOften(seconds: wait, kept: arrival.form)
  }
}

internal import Casework
internal import Desk

extension Trouble {
  /// What an error of the use cases means to the one at the screen, where the page itself has not dealt with it.
  public init?(deskError error: any Error) {
    guard let error = error as? DeskError else { return nil }
    switch error {
    case .denied(let why): self = .forbidden(why)
    case .closed(let closed): self = .closed(closed)
    case .notFound(let what): self = .notFound(what)
    case .full:
      self = .unavailable("Disken er full, så ingenting ble lagret. Teksten din er tatt vare på her. Si fra til drift.")
    case .unavailable(let why): self = .unavailable(why)
    case .invalid(let problems): self = .unreadable(problems.map(\.message).joined(separator: " "))
    case .stale, .alreadyDone: return nil
    }
  }
}

internal import HTTPTypes
internal import Hummingbird
internal import Metrics
internal import Synchronization

/// Counts and times requests by the pattern of their address: an address itself can hold an id.
final class RequestFigures: Sendable {
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Figures: Sendable {
    let count: Counter
    let time: Timer
  }

  private let known = Mutex<[Key: Figures]>([:])

  func note(_ method: String, _ route: String, _ status: Int, took nanoseconds: Int64) {
    let key = Key(method: method, route: route, status: status)
    let figures = known.withLock { known in
      if let figures = known[key] { return figures }
      let place = [("method", method), ("route", route)]
      let figures = Figures(
        count: Counter(label: "underveis_requests_total", dimensions: place + [("status", "\(status)")]),
        time: Timer(label: "underveis_request_seconds", dimensions: place))
      known[key] = figures
      return figures
    }
    figures.count.increment()
    figures.time.recordNanoseconds(nanoseconds)
  }

  /// The methods we know, and one word for all others: who sends a request may call its method anything.
  static func method(_ method: HTTPRequest.Method) -> String {
    switch method {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    default: "annen"
    }
  }
}

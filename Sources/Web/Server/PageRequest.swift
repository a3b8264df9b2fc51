public import CivilTime
public import Identity

/// A request as a page's handler sees it.
public struct PageRequest: Sendable {
  /// The address without what follows "?".
  public let path: String
  public let now: Moment
  /// What followed "?" in the address.
  public let query: FormValues
  /// What was sent, to be read field by field. Empty for GET.
  public let form: FormReading
  /// The log-in it belongs to.
  public let session: Session?
  /// Whether the browser holds a log-in that has run out or been ended.
  var hasExpired = false
  /// The secret of a log-in that was begun in this browser and is not finished.
  var departure: String?
  /// Where on the network it comes from: for ``admit(_:)``, and kept nowhere.
  var network = ""
  /// The system that asks, at a door for systems.
  var system: TokenHolder?
  /// What the browser is called: "Firefox på Windows".
  var place = ""
  /// Whether the page's script asks for a part, and not a browser for a page.
  public let isFromScript: Bool
  let parameters: [String: String]

  /// The Norwegian day of the request.
  public var today: Day { now.day }

  /// Counts an attempt from this place on the network at something that can be guessed at.
  ///
  /// - Throws: `Trouble.tooOften` when there have been too many.
  func admit(_ limiter: AttemptLimiter) throws(Trouble) {
    if let seconds = limiter.secondsToWait(network, at: now) { throw .tooOften(seconds: seconds, kept: form.values) }
  }

  /// What stands in the address in place of "{name}".
  ///
  /// - Throws: `Trouble.notFound` when it cannot be an id: longer than any, or with strange characters.
  public func id(_ name: String) throws(Trouble) -> String {
    guard let id = parameters[name], (1...80).contains(id.utf8.count), id.utf8.allSatisfy(\.standsInIds) else {
      throw .notFound()
    }
    return id
  }
}

extension UInt8 {
  fileprivate var standsInIds: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}

internal import CivilTime
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// One request as it came, before anything has been decided about it.
struct Arrival: Sendable {
  let method: HTTPRequest.Method
  let path: String
  let now: Moment
  let token: String?
  let notice: String?
  /// The secret of a log-in that was begun in this browser and is not finished.
  let departure: String?
  /// Where on the network it comes from.
  let network: String
  /// What the browser is called.
  let place: String
  /// What another system shows: its token, and the proof that the token is its own.
  let authorization: String?
  let proof: String?
  let isFromScript: Bool
  let comesFromAnotherSite: Bool
  let transport: Transport
  private let query: FormValues
  private let parameters: [String: String]
  var recognition = Recognition.stranger
  var form = FormValues()

  init(_ request: Request, _ context: SiteContext, _ settings: SiteSettings, now: Moment) {
    method = request.method
    path = request.uri.path
    self.now = now
    let cookies = request.cookies
    let names = SiteCookie.Names(isEncrypted: settings.isEncrypted)
    token = cookies[names.token]?.value
    notice = cookies[names.notice].flatMap { $0.value.fromQuery }
    departure = cookies[names.departure]?.value
    place = BrowserName.of(request.headers[.userAgent])
    authorization = request.headers[.authorization]
    // Two proofs are none. (RFC 9449, 4.3.)
    let proofs = request.headers[values: .named("DPoP")]
    proof = proofs.count == 1 ? proofs.first : nil
    isFromScript = Arrival.isFromScript(request.headers)
    comesFromAnotherSite = Arrival.isForeign(request.headers, host: request.head.authority)
    transport = Transport(request.headers, peer: context.peer, settings: settings)
    network = NetworkAddress.network(of: transport.client)
    query = (try? FormValues(urlEncoded: Array((request.uri.query ?? "").utf8))) ?? FormValues()
    parameters = Dictionary(
      context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first })
  }

  var session: Session? {
    if case .present(let session) = recognition { session } else { nil }
  }

  func pageRequest() -> PageRequest {
    PageRequest(
      path: path, now: now, query: query, form: FormReading(form), session: session,
      hasExpired: recognition.isExpired, departure: departure, network: network, place: place,
      isFromScript: isFromScript, parameters: parameters)
  }

  /// How our own script says that it is the one who asks.
  static let scriptName = "underveis"

  static func isFromScript(_ headers: HTTPFields) -> Bool { headers[.requestedWith] == scriptName }

  /// Whether the browser says that another site sent this. A browser too old to say so is believed: it must still have
  /// the log-in's secret.
  private static func isForeign(_ headers: HTTPFields, host: String?) -> Bool {
    if let site = headers[.fetchSite] { return site != "same-origin" && site != "none" }
    // Our own pages send no referrer, and then a browser names no origin either.
    guard let origin = headers[.origin], origin != "null" else { return false }
    return origin.split(separator: "/").last.map(String.init) != host
  }
}

extension Recognition {
  fileprivate var isExpired: Bool {
    if case .expired = self { true } else { false }
  }
}

extension String {
  /// Whether a content type is that of the forms on our pages.
  var isURLEncodedForm: Bool {
    prefix { $0 != ";" }.withoutSpaceAround.lowercased() == "application/x-www-form-urlencoded"
  }
}

extension HTTPField.Name {
  static let requestedWith = named("X-Requested-With")
  static let fetchSite = named("Sec-Fetch-Site")
}

extension String {
  /// The text as it can stand in a query or a cookie.
  var inQuery: String {
    var encoded: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "/"):
        encoded.append(byte)
      default:
        encoded.append(UInt8(ascii: "%"))
        encoded.append(Array("0123456789ABCDEF".utf8)[Int(byte >> 4)])
        encoded.append(Array("0123456789ABCDEF".utf8)[Int(byte & 15)])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// The text that stands so in a query; nil when it cannot be read.
  var fromQuery: String? {
    guard let form = try? FormValues(urlEncoded: Array("x=\(self)".utf8)) else { return nil }
    return form["x"]
  }

  /// The address if it leads to this site and nowhere else.
  var asLocalAddress: String? {
    guard hasPrefix("/"), !hasPrefix("//"), !contains("\\"), utf8.count < 500, utf8.allSatisfy({ $0 > 32 }) else {
      return nil
    }
    return self
  }
}

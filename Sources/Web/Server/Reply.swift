public import HTTPTypes

/// What a handler answers with.
public struct Reply: Sendable {
  enum Content: Sendable {
    case page(any Page)
    case fragment(any Component)
    case redirect(String)
    case json(String)
    case download(String, type: String, name: String)
    case file(AssetFile)
  }

  let content: Content
  var status: HTTPResponse.Status
  var notice: String?
  var cookies: [String] = []
  /// Seconds after which one who was turned away may try again.
  var retryAfter: Int?
  /// What another system must show, when it was not let in. (WWW-Authenticate.)
  var challenge: String?

  /// A whole page.
  public static func page(_ page: some Page, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(content: .page(page), status: status)
  }

  /// The form's page again, with what is wrong and everything that was typed (422).
  public static func again(_ page: some Page) -> Reply {
    Reply(content: .page(page), status: .unprocessableContent)
  }

  /// A part of a page, for the page's script.
  public static func fragment(_ part: some Component) -> Reply {
    Reply(content: .fragment(part), status: .ok)
  }

  /// On to another page, which says once what was done. The message must not name a person.
  public static func redirect(to address: String, saying notice: String? = nil) -> Reply {
    Reply(content: .redirect(address), status: .seeOther, notice: notice)
  }

  /// The same, and when it may be asked for again.
  func comeAgain(after seconds: Int) -> Reply {
    var reply = self
    reply.retryAfter = seconds
    return reply
  }

  /// Ready-made JSON.
  public static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(content: .json(text), status: status)
  }

  /// A table for a spreadsheet, saved under this name. Cells are ended by semicolons, as Norwegian spreadsheets expect.
  public static func csv(_ rows: [[String]], named name: String) -> Reply {
    .download(CommaSeparated.text(rows), type: "text/csv", name: name)
  }

  /// A file to keep: text of that type under that name, which must not name a person.
  public static func download(_ text: String, type: String, name: String) -> Reply {
    Reply(content: .download(text, type: type, name: name), status: .ok)
  }

  /// A draft was kept, at that time of day ("10.42").
  public static func draftKept(at time: String) -> Reply {
    .json(#"{"lagret":"\#(time)"}"#)
  }

  /// A draft was kept; the form's hidden fields get these numbers, so that the next time builds on this one.
  public static func draftKept(at time: String, fields: KeyValuePairs<String, Int>) -> Reply {
    let numbers = fields.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
    return .json(#"{"lagret":"\#(time)","felt":{\#(numbers)}}"#)
  }

  /// A draft was not kept; the message says why and what to do. It is ours, and never what somebody typed.
  public static func draftNotKept(_ message: String) -> Reply {
    .json(#"{"melding":"\#(message)"}"#)
  }
}

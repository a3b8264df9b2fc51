/// A message on a page: something to know, or something to do now.
public struct Alert: Component {
  public static let template = "alert"

  public enum Tone: String, Sendable {
    case info, ok, due, danger

    var sign: String {
      switch self {
      case .info: "i"
      case .ok: "✓"
      case .due: "◷"
      case .danger: "▲"
      }
    }
  }

  let tone: Tone
  let sign: String
  let heading: String?
  let text: String
  let lines: [String]
  let button: Button?
  let isUrgent: Bool

  /// - Parameters:
  ///   - lines: a list under the text, such as numbers to call.
  ///   - urgent: read out at once to those who do not see it.
  public init(
    _ tone: Tone, heading: String? = nil, _ text: String, lines: [String] = [], button: Button? = nil,
    urgent: Bool = false
  ) {
    self.tone = tone
    sign = tone.sign
    self.heading = heading
    self.text = text
    self.lines = lines
    self.button = button
    isUrgent = urgent
  }
}

/// A word with a meaning: state, strength, urgency. Colour and sign only repeat what the word says.
public struct Tag: Component {
  public static let template = "tag"

  /// What the colour means, everywhere.
  public enum Tone: String, Sendable {
    /// Nothing to do.
    case plain
    /// Where the person is in the pathways.
    case path
    /// Done, better.
    case ok
    /// Due.
    case due
    /// Danger to life, or an overdue `skal`. Nothing else is red.
    case danger

    var sign: String? {
      switch self {
      case .danger: "▲"
      case .due: "◷"
      case .ok: "✓"
      case .plain, .path: nil
      }
    }
  }

  let text: String
  let tone: Tone
  let sign: String?

  /// - Parameter sign: another sign than the colour's own.
  public init(_ text: String, _ tone: Tone = .plain, sign: String? = nil) {
    self.text = text
    self.tone = tone
    self.sign = sign ?? tone.sign
  }
}

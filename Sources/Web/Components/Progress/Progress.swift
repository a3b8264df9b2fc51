/// How far something long has come.
public struct Progress: Component {
  public static let template = "progress"

  let id: String
  let label: String
  let done: Int
  let all: Int
  let text: String

  /// - Parameter text: the same in words; "7 av 18 tema" unless said otherwise.
  public init(id: String, _ label: String, done: Int, of all: Int, text: String? = nil) {
    self.id = id
    self.label = label
    self.all = max(all, 1)
    self.done = min(max(done, 0), self.all)
    self.text = text ?? "\(self.done) av \(all)"
  }
}

/// One thing wrong with a content file or a story: where, what, and how to mend it.
public struct ContentProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// 1-based; 0 when the file as a whole is meant.
  public let line: Int
  public let what: String
  public let mend: String

  public init(file: String, line: Int, what: String, mend: String = "") {
    (self.file, self.line, self.what, self.mend) = (file, line, what, mend)
  }

  public var description: String {
    let place = line > 0 ? "\(file):\(line)" : file
    return mend.isEmpty ? "\(place): \(what)" : "\(place): \(what) \(mend)"
  }
}

/// Every problem that was found; content is read whole or not at all.
public struct ContentProblems: Error, Sendable, CustomStringConvertible {
  public let problems: [ContentProblem]

  public init(_ problems: [ContentProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// What is wrong with a form, on top of it, each with a link to its field. Shows nothing when nothing is wrong.
public struct ErrorSummary: Component {
  public static let template = "error-summary"

  struct Line: Sendable {
    let address: String?
    let message: String
  }

  let lines: [Line]

  public init(_ form: FormReading) {
    lines = form.problems.map { problem in
      Line(address: problem.field.map { "#\(FieldState.id(of: $0))" }, message: problem.message)
    }
  }
}

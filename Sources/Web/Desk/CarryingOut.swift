internal import Casework
internal import Desk

/// Does something that a form asked for; a form that comes a second time has been heard already, and that is well.
func onlyOnce(_ body: () async throws(DeskError) -> Void) async throws(DeskError) {
  do {
    try await body()
  } catch {
    if case .alreadyDone = error { return }
    throw error
  }
}

/// What became of something that a form asked for.
enum FormOutcome: Sendable {
  /// Done, now or when the same form came before.
  case done
  /// What must be mended in the form first.
  case mend([FieldProblem])
  /// Somebody else has saved the same kind of thing since the form was opened.
  case stale(Entry)
}

/// Does something that a form asked for, and tells what the form's page must deal with itself.
func outcome(of body: () async throws(DeskError) -> Void) async throws(DeskError) -> FormOutcome {
  do {
    try await body()
    return .done
  } catch {
    switch error {
    case .alreadyDone: return .done
    case .invalid(let problems): return .mend(problems)
    case .stale(let entry): return .stale(entry)
    default: throw error
    }
  }
}
